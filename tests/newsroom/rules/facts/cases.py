"""Sentences for the rules about facts, of the world of 2024 that this repository's own content/ knows: those that must
be reported, and those that must not."""

from typing import NamedTuple


class Case(NamedTuple):
    """A sentence, whether a rule must report it, the day of its article ("": it stands on a page, or in the file that
    `place` names) and more keys of its front matter."""

    code: str
    is_told: bool
    text: str
    day: str = ""
    keys: str = ""
    place: str = ""


MONACO = "events: [monaco-grand-prix/2024]\nkind: report"
REPORT = "2024-05-26 18:00"

CASES = (
    # ------------------------------------------------------------ a driver's team
    Case("PF830", True, "Ferrari's Lewis Hamilton was second in the rain.", "2024-06-01"),
    Case("PF830", True, "Red Bull driver Lando Norris was third.", "2024-07-10"),
    Case("PF830", True, "Fernando Alonso (Mercedes) stopped early.", "2024-08-01"),
    Case("PF830", True, "Yuki Tsunoda drives for Williams, and likes it.", "2024-06-01"),
    Case("PF830", True, "Esteban Ocon currently drives for Alpine."),
    Case("PF830", True, "He races for Red Bull.", place="drivers/daniel-ricciardo"),
    Case("PF830", True, "Its drivers are Lewis Hamilton and Charles Leclerc.", place="teams/mercedes"),
    Case("PF830", True, "Alpine's drivers are Pierre Gasly and Esteban Ocon."),
    Case("PF830", False, "Its drivers are Lewis Hamilton and Charles Leclerc.", place="teams/ferrari"),
    Case("PF830", True, "Carlos Sainz’s McLaren was quick.", "2024-06-01"),
    Case("PF830", False, "Ferrari's Lewis Hamilton was second in the rain.", "2025-03-20"),
    Case("PF830", False, "Ferrari's Lewis Hamilton contract was the talk of the day.", "2024-02-10"),
    Case("PF830", False, "Lewis Hamilton will drive for Ferrari.", "2024-02-10"),
    Case("PF830", False, "In 2020 Red Bull's Alexander Albon was third at Mugello.", "2024-06-01"),
    Case("PF830", False, "“Ferrari's Lewis Hamilton was second,” he joked.", "2024-06-01"),
    Case("PF830", False, "> Ferrari's Lewis Hamilton was second in the rain.", "2024-06-01"),
    Case("PF830", False, "```{quote}\nby: A fan\n\nFerrari's Lewis Hamilton was second.\n```", "2024-06-01"),
    Case("PF830", False, "Ferrari's Oliver Bearman was seventh.", "2024-03-10"),
    Case("PF830", False, "RB's Daniel Ricciardo was eighteenth.", "2024-09-27"),
    Case("PF830", False, "Former McLaren driver Carlos Sainz was third.", "2024-06-01"),
    Case("PF830", False, "Is Ferrari's Lewis Hamilton happy?", "2024-06-01"),
    Case("PF830", False, "Lewis Hamilton drives for Ferrari."),
    Case("PF830", False, "The fans of Ferrari and Lewis Hamilton were content.", "2024-06-01"),
    Case("PF830", False, "Ferrari's Valtteri Bottas was quick in the simulator.", "2025-03-20"),
    Case("PF830", False, "At Le Mans Ferrari's Oscar Piastri was second.", "2024-06-17"),
    # ------------------------------------------------------------ words of time
    Case("PF831", True, "Max Verstappen races again next weekend."),
    Case("PF831", True, "Lando Norris was quickest at Suzuka last week."),
    Case("PF831", True, "He is currently third in the championship.", place="drivers/george-russell"),
    Case("PF831", True, "The team wants to win more races this season.", place="teams/haas"),
    Case("PF831", False, "Max Verstappen races again next weekend.", "2024-06-01"),
    Case("PF831", False, "The Monaco Grand Prix is held on the last weekend of May."),
    Case("PF831", False, "In his last season at Mercedes Lewis Hamilton won twice."),
    Case("PF831", False, "We are currently five people."),
    Case("PF831", False, "Lando Norris leads the table this year.", keys="updated: 2025-03-20"),
    Case("PF831", False, "In 2024, currently his last year there, Lewis Hamilton won twice."),
    Case("PF831", False, "Kimi Antonelli is one of the stars of tomorrow, as Max Verstappen was."),
    Case("PF831", False, "“Come back tomorrow,” said Max Verstappen."),
    # ------------------------------------------------------------ champions
    Case("PF832", True, "Reigning champion Lando Norris was second.", "2025-03-20"),
    Case("PF832", True, "Lewis Hamilton, the reigning world champion, is from Stevenage."),
    Case("PF832", True, "Defending champions Ferrari come from Maranello."),
    Case("PF832", False, "Reigning champion Max Verstappen was second.", "2025-03-20"),
    Case("PF832", False, "Lando Norris is not the reigning champion."),
    Case("PF832", False, "The reigning Formula 2 champion Oliver Bearman drives for Haas."),
    Case("PF832", False, "Is Lando Norris the reigning champion?"),
    Case("PF832", False, "Then came the reigning champion Lewis Hamilton, in 2016, and was second."),
    # ------------------------------------------------------------ still to come
    Case("PF833", True, "The 2024 Monaco Grand Prix will be held in May."),
    Case("PF833", True, "Charles Leclerc will race in the 2024 Monaco Grand Prix."),
    Case("PF833", True, "The race will start at three in the afternoon.", place="events/monaco-grand-prix/2024/index"),
    Case("PF833", True, "Lewis Hamilton will start at the Monaco Grand Prix on Sunday.", "2024-05-28"),
    Case("PF833", True, "Charles Leclerc will race in Monaco on Sunday."),
    Case("PF833", True, "Charles Leclerc will race in Monaco on Sunday.", "2024-05-28"),
    Case("PF833", True, "He will race at Silverstone on Sunday.", place="drivers/lando-norris"),
    Case("PF833", False, "Lewis Hamilton will start at the Monaco Grand Prix on Sunday.", "2024-05-22"),
    Case("PF833", False, "Charles Leclerc will race in Monaco in May."),
    Case("PF833", False, "The 2024 Monaco Grand Prix will be held in May.", "2024-05-20", "kind: preview"),
    Case("PF833", False, "The 2024 Monaco Grand Prix will start at three.", "2024-05-26"),
    Case("PF833", False, "The Monaco Grand Prix will be held in June."),
    Case("PF833", False, "The 2024 Monaco Grand Prix will never be forgotten."),
    Case("PF833", False, "Next year's Monaco Grand Prix will take place in June.", "2024-05-28"),
    Case("PF833", False, "“The 2024 Monaco Grand Prix will be held in May,” it said then."),
    # ------------------------------------------------------------ results
    Case("PF834", True, "Max Verstappen won the 2024 Monaco Grand Prix.", "2024-12-20"),
    Case("PF834", True, "Charles Leclerc finished third in the 2024 Monaco Grand Prix."),
    Case("PF834", True, "Oscar Piastri won the race by seven seconds.", REPORT, MONACO),
    Case("PF834", True, "Lando Norris came home third.", REPORT, MONACO),
    Case("PF834", True, "Leclerc finished P4.", REPORT, MONACO),
    Case("PF834", True, "Max Verstappen took pole for the 2024 Monaco Grand Prix.", "2024-12-20"),
    Case("PF834", True, "The 2024 Monaco Grand Prix was won by Lando Norris."),
    Case("PF834", True, "Lando Norris’s victory in the 2024 Monaco Grand Prix was a surprise.", "2024-12-20"),
    Case("PF834", True, "Lando Norris was third in the 2024 Monaco Grand Prix.", "2024-12-20"),
    Case("PF834", True, "The Monaco Grand Prix 2024 was won by Lando Norris.", "2024-12-20"),
    Case("PF834", True, "Max Verstappen won the Monaco Grand Prix.", REPORT, f"{MONACO}\nkind: report"),
    Case("PF834", True, "Max Verstappen won the Monaco Grand Prix on Sunday.", REPORT, MONACO),
    Case("PF834", True, "Charles Leclerc finished the race in fifth place.", REPORT, MONACO),
    Case("PF834", False, "Charles Leclerc won the Monaco Grand Prix on Sunday.", REPORT, MONACO),
    Case("PF834", False, "Max Verstappen won the Monaco Grand Prix a year ago.", REPORT, f"{MONACO}\nkind: report"),
    Case("PF834", False, "Lando Norris was third at Monaco for some laps.", REPORT, MONACO),
    Case("PF834", False, "Lando Norris was third in 2024 Monaco Grand Prix qualifying.", "2024-12-20"),
    Case("PF834", True, "Lewis Hamilton retired on lap 12.", REPORT, MONACO),
    Case("PF834", True, "Carlos Sainz won from pole.", place="events/monaco-grand-prix/2024/index"),
    Case("PF834", False, "Charles Leclerc won the 2024 Monaco Grand Prix.", "2024-12-20"),
    Case("PF834", False, "Max Verstappen would have won the 2024 Monaco Grand Prix.", "2024-12-20"),
    Case("PF834", False, "Who says that Max Verstappen won the 2024 Monaco Grand Prix?", "2024-12-20"),
    Case("PF834", False, "“Max Verstappen won the 2024 Monaco Grand Prix,” wrote a paper.", "2024-12-20"),
    Case("PF834", False, "Max Verstappen won the Monaco Grand Prix in 2023.", REPORT, MONACO),
    Case("PF834", False, "Max Verstappen won the sprint in the rain.", REPORT, MONACO),
    Case("PF834", False, "Oscar Piastri finished fourth in the championship.", REPORT, MONACO),
    Case("PF834", False, "Lando Norris finished first in practice.", REPORT, MONACO),
    Case("PF834", False, "Lando Norris won in Miami.", REPORT, MONACO),
    Case("PF834", False, "Max Verstappen won in Miami.", "2024-05-04", "events: [miami-grand-prix/2024]"),
    Case("PF834", False, "There was a sprint. Lando Norris finished second.", REPORT, MONACO),
    Case("PF834", False, "Nico Hülkenberg retired on lap 1.", REPORT, MONACO),
    Case("PF834", False, "Carlos Sainz came in fourth and was put behind Norris.", REPORT, MONACO),
    Case("PF834", False, "Lando Norris won.", "2024-07-20", MONACO),
    Case("PF834", False, "Last year Max Verstappen won the race by half a minute.", REPORT, MONACO),
    # ------------------------------------------------------------ points
    Case("PF835", True, "Max Verstappen leads the championship with 170 points.", REPORT, MONACO),
    Case("PF835", True, "Max Verstappen leads with 170 points.", REPORT, MONACO),
    Case("PF835", False, "Max Verstappen leads with 169 points.", REPORT, MONACO),
    Case("PF835", True, "Red Bull has 280 points.", REPORT, MONACO),
    Case("PF835", True, "Max Verstappen has 136 points after the 2024 Spanish Grand Prix.", "2024-12-20"),
    Case("PF835", True, "Lando Norris leads the championship after the 2024 Monaco Grand Prix.", "2024-12-20"),
    Case("PF835", False, "Max Verstappen leads the championship with 169 points.", REPORT, MONACO),
    Case("PF835", False, "Max Verstappen has 161 points.", REPORT, MONACO),
    Case("PF835", False, "Red Bull has 276 points.", REPORT, MONACO),
    Case("PF835", False, "Charles Leclerc has 31 points less.", REPORT, MONACO),
    Case("PF835", False, "Red Bull had 280 points.", REPORT, MONACO),
    Case("PF835", False, "Red Bull would have 280 points.", REPORT, MONACO),
    Case("PF835", False, "Max Verstappen leads the championship with 136 points.", "2024-12-20"),
)  # fmt: skip
