"""What the discussions cost as they grow (`make bench-discussions`)."""
