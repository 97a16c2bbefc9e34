"""What the pages cost: `make bench` measures the real server and writes docs/benchmarks.md."""
