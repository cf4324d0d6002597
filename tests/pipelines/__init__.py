"""What is decided and said, tested without camera, clock or sound."""
