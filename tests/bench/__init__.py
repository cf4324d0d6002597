"""Speed, latency and memory, beside the plain libraries on the same work in the same run."""
