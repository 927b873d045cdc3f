"""What all sections of an experiment share."""

from typing import Annotated

from pydantic import ConfigDict, Field

# Unknown keys are refused: a misspelt one would leave a default in force unseen.
STRICT = ConfigDict(extra="forbid")

Share = Annotated[float, Field(ge=0.0, le=1.0)]
