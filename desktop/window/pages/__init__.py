"""The pages beside the desk, each with what decides on it."""
