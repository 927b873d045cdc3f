"""The bill of materials, in CycloneDX 1.6."""

import hashlib
import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from shipping import project
from shipping.components import Component

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "phrasewright")


def sbom(components: Sequence[Component]) -> str:
    """The bill of materials of these components, as JSON; the same for the same components."""
    rows = [_row(each) for each in components]
    version = project.version()
    own = f"pkg:generic/{project.NAME}@{version}"
    content = json.dumps(rows, sort_keys=True).encode()
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, hashlib.sha256(content).hexdigest())}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(project.epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project.NAME,
                "version": version,
                "purl": own,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": rows,
        "dependencies": [
            {"ref": own, "dependsOn": [each.address for each in components]},
            *({"ref": each.address} for each in components),
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _row(component: Component) -> dict[str, Any]:
    row: dict[str, Any] = {
        "type": "machine-learning-model" if component.model else "library",
        "bom-ref": component.address,
        "name": component.name,
        "version": component.version,
        "purl": component.address,
    }
    if component.licence:
        row["licenses"] = [{"expression": component.licence}]
    return row
