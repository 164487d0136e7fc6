"""Installs the module beside Tryton's own: README.md has the steps."""

from setuptools import setup

NAME = "sale_opportunity_followup"

setup(
    name=f"trytond_{NAME}",
    version="0.1.0",
    description="Tryton module that says what is the next thing to do for each opportunity, when and why",
    license="BSL-1.0",
    python_requires=">=3.9",
    install_requires=["followup", "trytond_sale_opportunity>=6.0,<6.1", "pytz"],
    package_dir={f"trytond.modules.{NAME}": "."},
    packages=[f"trytond.modules.{NAME}"],
    package_data={f"trytond.modules.{NAME}": ["tryton.cfg", "*.xml", "view/*.xml", "locale/*.po"]},
    entry_points={"trytond.modules": [f"{NAME} = trytond.modules.{NAME}"]},
    zip_safe=False,
)
