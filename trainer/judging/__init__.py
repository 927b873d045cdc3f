"""What judges of rewrites are learnt with: folds, small networks, and how good they are."""
