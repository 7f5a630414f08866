"""What every room may use and nothing of which knows of diaries: values, patterns, digests, limits, TOML."""
