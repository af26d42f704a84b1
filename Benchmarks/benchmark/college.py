"""What the generated catalogues are drawn from: names, departments, terms, and sentences."""

FIRST_NAMES = """Ada Aisha Alan Alejandro Amara Amélie Ana Anders Aiko Andrzej Anika Arjun Astrid Ayşe Beatriz Björn
Bronwyn Camille Carlos Chiara Chidi Chloé Clara Dagny Daniel Dariusz Deepa Diego Edith Elif Élodie Emeka Emil Emmy
Esra Eszter Farid Fatima Felix Fiona François Freya Gabriela Gao Giulia Grace Hana Harald Haruki Hedy Helena Hugo
Ibrahim Ida Ines Ingrid Isaac Ivana Jana Javier Jelena Jiří João Johanna Jonas José Joséphine Jun Karim Katarina
Katherine Keiko Kofi Kristof Lars Laura Leila Léon Lin Lorenzo Lucía Ludwig Magnus Mahmoud Maja Marek Margaret
María Marta Mateo Matej Mehmet Mei Mikael Milena Mirela Mohamed Nadia Naomi Natalia Ngozi Niamh Nils Noor Núria
Olga Oluwaseun Oscar Otto Paula Pavel Petra Piotr Priya Rafael Rania Renata Rosalind Sakura Samir Sanna Sara
Seamus Selma Simone Siobhán Sofia Søren Stefan Svetlana Tadeusz Tamar Tariq Teresa Thiago Tomáš Uma Valeria
Viktor Wanda Wei Xiomara Yara Yusuf Zeynep Zofia Zuzana""".split()

LAST_NAMES = """Abad Abdullah Achebe Adeyemi Aguilar Åkesson Almeida Andersson Antoniou Aoki Arslan Babić Bakker
Banerjee Barbosa Bauer Becker Benali Bergström Bianchi Björnsdóttir Blanc Borges Bose Brandt Brennan Brown Byrne
Çelik Campbell Castro Černý Chandra Chen Chowdhury Christensen Colombo Conti Cruz Czajka Da Silva Dahl Das Demir
Díaz Dijkstra Dubois Duarte Dvořák Eriksen Escobar Esposito Evans Faraday Farouk Fernández Ferrari Fischer Flores
Fontaine Franklin Fujita García Gauss Gentile Germain Gómez González Gupta Haddad Hamilton Hansen Hassan Hayashi
Hernández Hoffmann Hopper Horváth Huang Hughes Ibáñez Ito Ivanov Jansen Jensen Jiménez Johansson Johnson Jovanović
Kamara Kaplan Kato Kaya Kelly Khalil Khan Kim Kiss Klein Kobayashi Kovač Kowalski Kozłowski Kraus Kumar Lambert
Larsen Lavoie Lee Lemaire Lewandowski Li Lindqvist López Lovelace Lund Ma Mahmoud Mäkinen Mancini Markov Marques
Martín Martins Mazur Mbeki McCarthy Mehta Meitner Mendes Meyer Mirzakhani Moreau Moreno Mori Müller Murphy Nagy
Nakamura Németh Ng Nguyen Nielsen Noether Novák Nowak Núñez O'Brien O'Neill Obi Okafor Okonkwo Olsen Onyango Ortega
Østergaard Özdemir Papadopoulos Park Patel Pavlov Pereira Pérez Petersen Petrov Pham Pinto Popescu Quispe Rahman
Ramanujan Ramos Rao Reyes Ricci Richter Rivera Rodríguez Romano Rossi Roux Ruiz Russo Saar Sahin Saito Salazar
Sánchez Santos Sato Schäfer Schmidt Schneider Sharma Silva Simić Singh Smith Sørensen Sousa Stein Suárez Suzuki
Svensson Szabó Takahashi Tan Tanaka Taylor Thomsen Torres Tóth Traoré Turing Ueda Usman Vargas Vasquez Virtanen
Visser Vogel Wagner Walsh Wang Watanabe Weber Weiss Williams Wilson Wójcik Wolf Wu Yamamoto Yang Yıldız Yilmaz
Zając Zhang Zhao Zhou Zimmermann Živković""".replace("Da Silva", "Da_Silva").split()

DEPARTMENTS = {
    "cs": ("Computer Science", "Algorithms Compilers Networks Databases Graphics Concurrency Cryptography Robotics"),
    "ma": ("Mathematics", "Algebra Analysis Geometry Topology Logic Probability Combinatorics Number_Theory"),
    "ph": ("Physics", "Mechanics Optics Thermodynamics Relativity Fields Waves Particles Quantum_Theory"),
    "ch": ("Chemistry", "Kinetics Spectroscopy Polymers Catalysis Synthesis Crystals Electrochemistry Solutions"),
    "bi": ("Biology", "Genetics Ecology Evolution Physiology Botany Microbiology Zoology Cells"),
    "hi": ("History", "Antiquity Empires Revolutions Migration Trade Cities Archives Memory"),
    "pl": ("Philosophy", "Ethics Metaphysics Knowledge Language Mind Aesthetics Justice Reason"),
    "ec": ("Economics", "Markets Growth Money Labour Trade Games Development Public_Finance"),
    "en": ("English", "Poetry Drama The_Novel Rhetoric Romanticism Satire Translation The_Essay"),
    "li": ("Linguistics", "Syntax Semantics Phonology Morphology Pragmatics Acquisition Corpora Dialects"),
    "ps": ("Psychology", "Perception Memory Learning Development Emotion Attention Decision Personality"),
    "so": ("Sociology", "Institutions Inequality Networks Culture Work Family Cities Migration"),
    "po": ("Politics", "Democracy Parties Law Diplomacy Security Federalism Elections Public_Policy"),
    "ar": ("Art", "Drawing Painting Sculpture Printmaking Photography Colour Design Ceramics"),
    "mu": ("Music", "Harmony Counterpoint Composition Opera Jazz Acoustics Conducting Notation"),
    "ge": ("Geology", "Minerals Volcanoes Tectonics Fossils Glaciers Sediments Oceans Climate"),
    "as": ("Astronomy", "Stars Galaxies Planets Cosmology Instruments Orbits Spectra Gravitation"),
    "me": ("Mechanical Engineering", "Statics Dynamics Materials Fluids Heat Control Vibration Manufacturing"),
    "ee": ("Electrical Engineering", "Circuits Signals Antennas Power Semiconductors Photonics Sensors Control"),
    "ce": ("Civil Engineering", "Structures Bridges Soils Water Surveying Concrete Transport Earthquakes"),
    "nu": ("Nursing", "Anatomy Pharmacology Care Ethics Paediatrics Nutrition Community_Health Emergencies"),
    "ed": ("Education", "Teaching Curriculum Assessment Literacy Inclusion Play Technology Policy"),
    "st": ("Statistics", "Inference Sampling Regression Experiments Time_Series Causality Survival Simulation"),
    "an": ("Anthropology", "Kinship Ritual Language Material_Culture Fieldwork Archaeology Exchange Religion"),
}

# Dated and in order; the last is the current one.
TERMS = [
    ("2025-spring", "Spring 2025", "2025-01-13", "2025-05-09"),
    ("2025-fall", "Fall 2025", "2025-08-25", "2025-12-12"),
    ("2026-spring", "Spring 2026", "2026-01-12", "2026-05-08"),
    ("2026-fall", "Fall 2026", "2026-08-24", "2026-12-11"),
]
CURRENT = len(TERMS) - 1

# No two of these overlap. A course keeps its slot in every term.
SLOTS = [
    (days, starts, ends)
    for days in ("[mon, wed]", "[tue, thu]")
    for starts, ends in (
        ("9:00", "10:15"), ("10:30", "11:45"), ("13:00", "14:15"), ("14:30", "15:45"), ("16:00", "17:15"))
] + [("[fri]", "9:00", "11:45"), ("[fri]", "13:00", "15:45")]

PROGRAMS = [
    ("mathematics-bsc", "Mathematics"), ("computing-bsc", "Computing"), ("physics-bsc", "Physics"),
    ("life-sciences-bsc", "Life Sciences"), ("history-ba", "History"), ("philosophy-ba", "Philosophy"),
    ("economics-ba", "Economics"), ("english-ba", "English"), ("engineering-beng", "Engineering"),
    ("nursing-bsc", "Nursing"), ("education-ba", "Education"), ("fine-arts-ba", "Fine Arts"),
]

OPENINGS = [
    "{first} came to the college from a small town by the sea, and stayed for the library.",
    "Before enrolling, {first} worked two summers in an observatory and one in a bakery.",
    "{first} says that the best hour of the week is the first one on Monday, which nobody believes.",
    "An exchange year brought {first} here; a second application made it permanent.",
    "{first} is the first in the family to read for a degree, and reads for it *thoroughly*.",
    "After three years as an apprentice, {first} wanted to know why the machines work at all.",
]
MIDDLES = [
    "Current interests are {topic} and {other}, and whatever lies between the two.",
    "A thesis on {topic} is planned; the draft so far is mostly questions about {other}.",
    "Tutors praise a gift for {topic}, and a patience with {other} that few of them share.",
    "The plan was {topic}, but a guest lecture on {other} changed that in an afternoon.",
    "In the reading group, {first} defends {topic} against all comers, **{other}** above all.",
    "Most evenings go to {topic}; what is left of the week goes to {other}.",
]
CLOSINGS = [
    "At weekends there is rowing, weather permitting, and chess when it does not.",
    "Outside the lecture halls, {first} plays the viola in the college orchestra.",
    "The college magazine prints a column by the same hand every month.",
    "There is also a garden, an allotment really, with more beans than anyone can eat.",
    "In the long vacation {first} guides visitors through the old town.",
    "Friends know {first} as the person who always carries a spare pencil.",
]
ABOUT_COURSES = [
    "The course begins with examples and ends with proofs, and asks for curiosity in between.",
    "Lectures set out the main ideas; weekly classes are for working through problems together.",
    "Students read three original papers, present one of them, and write a short essay about another.",
    "No textbook is followed throughout, but a list of readings accompanies every week.",
    "Assessment is by coursework and one written examination at the end of the term.",
    "A project in groups of four takes up the second half of the term.",
]
