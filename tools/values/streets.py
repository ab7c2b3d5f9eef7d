"""Street names by country: listed where a source lists them, else composed of usual parts."""
import re

from pack_text import distinct, shuffled

MOST = 700
TREES = "Oak Maple Cedar Pine Elm Walnut Birch Willow Chestnut Spruce Hickory Magnolia Laurel"
US_WORDS = (TREES + " Park Lake Hill River Ridge Sunset Highland Church Mill Spring Washington"
            " Lincoln Jefferson Madison Franklin Jackson Adams Monroe Center Main High School"
            " Meadow Forest Valley Prospect Union Cherry Dogwood Locust Sycamore Poplar").split()
US_KINDS = "Street Avenue Drive Lane Road Court Boulevard Place Way Circle".split()
GB_WORDS = ("High Station Church London Victoria Green Manor Park Queens Kings Grange Mill New"
            " School North South West York Albert Main Springfield George Chapel Windsor"
            " Stanley Highfield Orchard").split()
GB_KINDS = "Street Road Lane Close Avenue Drive Gardens Way Crescent Terrace".split()
FR_NAMES = ("de la République;Victor Hugo;de l'Église;Jean Jaurès;Pasteur;de la Gare;Gambetta;"
            "de la Mairie;du Moulin;des Écoles;Jules Ferry;de Verdun;du Stade;des Tilleuls;"
            "du 8 Mai 1945;de la Fontaine;des Lilas;Émile Zola;Jean Moulin;des Acacias;"
            "de Paris;du Château;Voltaire;de la Liberté;des Jardins;du Général de Gaulle;"
            "de la Paix;Saint-Martin;des Peupliers;du Cimetière;Molière;des Roses").split(";")
FR_KINDS = "Rue Avenue Boulevard Place Allée Chemin Impasse".split()
ES_NAMES = ("Mayor;de la Constitución;Real;Nueva;San José;de España;San Juan;Sol;Cervantes;"
            "del Carmen;de la Iglesia;San Antonio;Goya;Velázquez;Colón;Granada;Madrid;Sevilla;"
            "de la Paz;San Miguel;Santa María;del Pilar;Valencia;de las Flores;Zaragoza;"
            "Ramón y Cajal;Picasso;de la Libertad;Andalucía;de Cádiz;Rosalía de Castro").split(";")
ES_KINDS = "Calle Calle Avenida Plaza Paseo Camino".split()
IT_NAMES = ("Roma;Garibaldi;Giuseppe Mazzini;Guglielmo Marconi;Dante Alighieri;Cavour;"
            "Giacomo Matteotti;Giuseppe Verdi;Vittorio Emanuele II;della Libertà;Kennedy;"
            "Umberto I;Alessandro Volta;Galileo Galilei;Leonardo da Vinci;Giosuè Carducci;"
            "IV Novembre;XX Settembre;Aldo Moro;Giovanni Pascoli;Alcide De Gasperi;Milano;"
            "San Francesco;Torino;delle Rose;dei Mille;Europa;Michelangelo;Gramsci").split(";")
IT_KINDS = "Via Via Viale Piazza Corso Vicolo".split()
NL_WORDS = ("Kerk School Dorps Molen Julia na Wilhelmina Beatrix Nieuw Hoofd Stations Park Eiken"
            " Beuken Linden Kastanje Markt Juliana Prins Hendrik Emma Raadhuis Brink Berken Vondel"
            " Rembrandt Spoor Zuid Noord Ooster Wester Haven Burg Konings").split()
NL_KINDS = "straat laan weg plein dijk pad hof".split()
SE_WORDS = ("Stor Kyrko Skol Ring Björk Gran Ny Järnvägs Industri Skogs Kungs Drottning Park Ängs"
            " Backa Sjö Strand Bruks Lind Rosen Hamn Torg Öster Väster Norr Söder Kvarn").split()
SE_KINDS = "vägen gatan gränd stigen allén".split()
PL_NAMES = ("Polna;Leśna;Słoneczna;Krótka;Szkolna;Ogrodowa;Lipowa;Brzozowa;Łąkowa;Kwiatowa;"
            "Kościelna;Sosnowa;Zielona;Parkowa;Akacjowa;Mickiewicza;Kościuszki;Sienkiewicza;"
            "Słowackiego;Spacerowa;Długa;Piaskowa;Wiśniowa;Wspólna;Nowa;Klonowa;Różana;Jasna;"
            "Konopnickiej;Kolejowa;Reymonta;Główna;Dębowa;Żeromskiego;Witosa;Kopernika;"
            "Sikorskiego;Chopina;Górna;Wiejska;Młyńska;Cicha;Spokojna").split(";")
PL_KINDS = ["ul.", "ul.", "ul.", "al.", "os."]
BR_NAMES = ("São José;Santo Antônio;São João;São Paulo;Sete de Setembro;Quinze de Novembro;"
            "Tiradentes;Dom Pedro II;Getúlio Vargas;Rui Barbosa;Santa Maria;Bahia;Amazonas;"
            "Minas Gerais;Paraná;São Pedro;São Francisco;das Flores;Primeiro de Maio;"
            "Duque de Caxias;Castro Alves;Santa Rita;Goiás;da Paz;Brasil;das Palmeiras;"
            "Marechal Deodoro;José Bonifácio;Treze de Maio;Rio Branco").split(";")
BR_KINDS = "Rua Rua Avenida Travessa Alameda Praça".split()
TR_NAMES = ("Atatürk;Cumhuriyet;İstiklal;Gazi;Fatih;Barış;Çiçek;Lale;Menekşe;Karanfil;Gül;Okul;"
            "Cami;Park;Yıldız;Bahar;Zafer;Hürriyet;İnönü;Fevzi Çakmak;Mimar Sinan;Yunus Emre;"
            "Mevlana;Papatya;Akasya;Çınar;Söğüt;Kavak;Deniz;Güneş").split(";")
TR_KINDS = ["Caddesi", "Sokak", "Sokak", "Bulvarı"]
JP_NAMES = ("Sakuramachi Honcho Chuo Hommachi Midorigaoka Aoba Asahimachi Kitamachi Minamicho"
            " Higashimachi Nishimachi Sakaemachi Shinmachi Matsubara Hamamachi Takasago Kotobuki"
            " Suehiro Wakaba Izumi Kamimachi Nakamachi Motomachi Miyamae Ogimachi Kawabata").split()


def before(kinds, names):
    return [f"{kind} {name}" for name in names for kind in kinds]


def after(names, kinds, glue):
    return [f"{name}{glue}{kind}" for name in names for kind in kinds]


COMPOSED = {
    "US": after(US_WORDS, US_KINDS, " "), "GB": after(GB_WORDS, GB_KINDS, " "),
    "FR": before(FR_KINDS, FR_NAMES), "ES": before(ES_KINDS, ES_NAMES),
    "IT": before(IT_KINDS, IT_NAMES), "NL": after([w for w in NL_WORDS if w != "na"], NL_KINDS, ""),
    "SE": after(SE_WORDS, SE_KINDS, ""), "PL": before(PL_KINDS, PL_NAMES),
    "BR": before(BR_KINDS, BR_NAMES), "TR": after(TR_NAMES, TR_KINDS, " "), "JP": JP_NAMES,
}
LISTED = {"DE": ["de"], "AT": ["de_AT"], "CH": ["de_CH"], "CZ": ["cs_CZ"], "US": ["en_US"],
          "GB": ["en_GB"], "TR": ["tr"]}
GERMAN_HEAD = ("Hauptstraße;Schulstraße;Dorfstraße;Bahnhofstraße;Gartenstraße;Bergstraße;"
               "Lindenstraße;Birkenweg;Kirchstraße;Waldstraße;Ringstraße;Schillerstraße;Amselweg;"
               "Goethestraße;Wiesenstraße;Buchenweg;Jahnstraße;Am Sportplatz;Mühlenweg;"
               "Friedhofstraße;Wiesenweg;Eichenweg;Rosenstraße;Ahornweg;Finkenweg;"
               "Mühlstraße;Feldstraße;Blumenstraße;Tannenweg;Mozartstraße").split(";")


def listed(country, fakers):
    for locale in LISTED.get(country, []):
        for name in fakers[locale]["location"].get("street_name", []):
            name = re.sub(r" \(.*\)", "", name)
            if country == "DE":
                name = re.sub(r"str\.$", "straße", re.sub(r"Str\.$", "Straße", name))
            yield name


def streets(country, fakers):
    head = GERMAN_HEAD if country in ("DE", "AT") else []
    if country == "CH":
        head = [name.replace("ß", "ss") for name in GERMAN_HEAD]
    found = list(listed(country, fakers))
    tail = shuffled(distinct(COMPOSED.get(country, []) + found), country)
    return (head + tail)[:MOST]
