"""What works behind the window: the runs of the engine, work that waits for a disk, other starts."""
