"""A tuned student in, a verified CTranslate2 int8 bundle out."""
