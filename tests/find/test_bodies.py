"""Words for bodies met before, in reports longer than a paragraph: whose the army is, who the rebels are."""

from __future__ import annotations

import pytest

from find.test_actors import who

EN = (
    "M23 fighters captured Masisi on Monday. Rwanda denied that its soldiers had crossed the border. In Kigali, a minister of Rwanda called the "
    "report an invention. Goma, Bukavu and Sake are full of people who fled, aid workers said. Uganda and Burundi closed their borders. "
    "Congo recalled its envoy from Kenya. M23 denied that it had looted shops in Masisi. The price of beans has doubled since last month, and "
    "the road to the lake is closed to lorries. Most schools have been shut for a week, and the hospital in Goma has no more beds. "
    "Two bakeries are still open, but flour is short. "
)
SV = (
    "M23 intog Masisi i måndags. Rwanda förnekade att dess soldater hade gått över gränsen. I Kigali kallade en minister i Rwanda uppgiften för "
    "ett påhitt. Goma, Bukavu och Sake är fulla av människor som har flytt, säger hjälparbetare. Uganda och Burundi stängde sina gränser. Kongo kallade "
    "hem sitt sändebud från Kenya. M23 förnekade att rörelsen hade plundrat butiker i Masisi. Priset på bönor har fördubblats sedan i förra månaden, "
    "och vägen till sjön är stängd för lastbilar. De flesta skolor har varit stängda i en vecka, och sjukhuset i Goma har inga sängar kvar. "
    "Två bagerier är ännu öppna. "
)


@pytest.mark.parametrize(
    ("lang", "text", "words", "wanted"),
    [
        ("en", EN + "The army shelled the hills.", "army", "COD.MIL MIL"),
        ("sv", SV + "Armén besköt kullarna.", "Armén", "COD.MIL MIL"),
        ("en", EN + "The Rwandan army shelled the hills. The army denied it.", "army", "-.MIL MIL"),
        ("sv", SV + "Rwandas armé besköt kullarna. Armén förnekade det.", "Armén", "-.MIL MIL"),
        ("en", EN + "A convoy was hit.", "convoy", "-.MIL MIL"),
        ("sv", SV + "Soldater ur en armé sårades.", "armé", "-.MIL MIL"),
        ("en", EN + "The rebels left the town.", "rebels", "m23 REB"),
        ("sv", SV + "Rebellerna lämnade staden.", "Rebellerna", "m23 REB"),
        ("en", EN + "Codeco attacked a camp. The rebels left the town.", "rebels", "codeco REB"),
        ("sv", SV + "Codeco angrep ett läger. Rebellerna lämnade staden.", "Rebellerna", "codeco REB"),
    ],
)
def test_bodies(lang: str, text: str, words: str, wanted: str) -> None:
    assert who(lang, text, words) == wanted
