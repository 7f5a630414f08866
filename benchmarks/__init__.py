"""What nikki costs, how that grows, and what others cost on the same text: ``python -m benchmarks``; see README.md."""
