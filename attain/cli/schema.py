"""`attain schema`: the JSON Schema of targets.yaml, by which editors complete and check it."""

from __future__ import annotations

from typing import Annotated

from attain.cli.declared import Option

Output = Annotated[
    str | None,
    Option("--output", "-o", metavar="FILE", help="The file to write, such as targets.schema.json; - is stdout."),
]


def schema(output: Output = None) -> int:
    """Write the JSON Schema of targets.yaml, by which editors complete and check it.

    An editor finds it by a first line in the plan: # yaml-language-server: $schema=targets.schema.json
    """
    from attain.cli.outcome import finish
    from attain.model.schema import plan_schema
    from attain.render.json import json_text

    return finish(json_text(plan_schema()), (), form="text", output=output, strict=False, colour="auto")
