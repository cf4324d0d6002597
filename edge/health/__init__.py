"""Whether the device is well, and who is told: the service manager, and whoever sets the device up."""
