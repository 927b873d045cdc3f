"""What an experiment file may say: one module for each of its sections."""
