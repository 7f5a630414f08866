"""``python -m indexer`` is ``nikki``."""

from indexer.cli import main

if __name__ == "__main__":
    main()
