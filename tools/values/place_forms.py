"""How addresses are written, by country. Forms of numbers are regular expressions."""

WESTERN = "{street} {house_number}, {postcode} {city}"
FRENCH = "{house_number} {street}, {postcode} {city}"
ADDRESS = {
    "AT": WESTERN, "CH": WESTERN, "CZ": WESTERN, "DE": WESTERN, "NL": WESTERN, "SE": WESTERN,
    "PL": WESTERN, "FR": FRENCH,
    "ES": "{street}, {house_number}, {postcode} {city}",
    "IT": "{street} {house_number}, {postcode} {city}",
    "GB": "{house_number} {street}, {city}, {postcode}",
    "US": "{house_number} {street}, {city}, {region_code} {postcode}",
    "BR": "{street}, {house_number}, {city} - {region}, {postcode}",
    "TR": "{street} No: {house_number}, {postcode} {city}/{region}",
    "JP": "{house_number} {street}, {city}, {region} {postcode}",
}

SHORT = [r"[1-9]" + "\t30", r"[1-9][0-9]" + "\t52", r"1[0-9][0-9]" + "\t10"]
LETTERED = SHORT + [r"[1-9][0-9]?[a-c]" + "\t8"]
HOUSE_NUMBERS = {
    "AT": LETTERED + [r"[1-9][0-9]?/[1-9]" + "\t12"], "CH": LETTERED, "DE": LETTERED,
    "CZ": [r"[1-9][0-9]{0,2}" + "\t60", r"[1-9][0-9]{2,3}/[1-9][0-9]?" + "\t40"],
    "ES": SHORT, "FR": SHORT + [r"[1-9][0-9]? bis" + "\t4"], "GB": SHORT,
    "IT": SHORT + [r"[1-9][0-9]?/[A-C]" + "\t6"],
    "NL": SHORT + [r"[1-9][0-9]{0,2}-[1-9]" + "\t8", r"[1-9][0-9]?[A-C]" + "\t7"],
    "PL": SHORT + [r"[1-9][0-9]?/[1-9][0-9]?" + "\t35"],
    "SE": SHORT + [r"[1-9][0-9]?[A-D]" + "\t12"],
    "BR": [r"[1-9][0-9]" + "\t12", r"[1-9][0-9]{2}" + "\t50", r"[1-4][0-9]{3}" + "\t38"],
    "TR": SHORT + [r"[1-9][0-9]?/[1-9][0-9]?" + "\t30"],
    "US": [r"[1-9][0-9]{1,2}" + "\t35", r"[1-9][0-9]{3}" + "\t50", r"1[0-9]{4}" + "\t15"],
    "JP": [r"[1-9]-[1-9]-[1-9]" + "\t30", r"[1-6]-[1-2][0-9]-[1-9]" + "\t40",
           r"[1-6]-[1-9]-[1-2][0-9]" + "\t30"],
}

# Where the table knows only the first half of a postcode, the form of the rest.
POSTCODE_TAILS = {"GB": " [0-9][ABD-HJLNP-UW-Z]{2}", "NL": " [A-EGHJ-NPR-TV-XZ]{2}"}

REGIONS = {
    "PL": {"Mazovia": "mazowieckie", "Greater Poland": "wielkopolskie",
           "Łódź Voivodeship": "łódzkie", "West Pomerania": "zachodniopomorskie",
           "Lublin": "lubelskie", "Lower Silesia": "dolnośląskie",
           "Warmia-Masuria": "warmińsko-mazurskie", "Pomerania": "pomorskie",
           "Podlasie": "podlaskie", "Kujawsko-Pomorskie": "kujawsko-pomorskie",
           "Lesser Poland": "małopolskie", "Świętokrzyskie": "świętokrzyskie",
           "Silesia": "śląskie", "Subcarpathia": "podkarpackie", "Lubusz": "lubuskie",
           "Opole Voivodeship": "opolskie"},
    "NL": {"South Holland": "Zuid-Holland", "North Brabant": "Noord-Brabant",
           "Guelders": "Gelderland", "North Holland": "Noord-Holland"},
    "BR": {"Sao Paulo": "São Paulo", "Parana": "Paraná", "Goias": "Goiás", "Paraiba": "Paraíba",
           "Piaui": "Piauí", "Maranhao": "Maranhão", "Ceara": "Ceará", "Para": "Pará",
           "Espirito Santo": "Espírito Santo", "Rondonia": "Rondônia", "Amapa": "Amapá"},
    "CH": {"Canton de Berne": "Bern", "Canton de Vaud": "Vaud", "Canton du Valais": "Valais",
           "Canton de Fribourg": "Fribourg"},
    "ES": {"Castilla - Leon": "Castilla y León", "Andalucia": "Andalucía",
           "Cataluna": "Cataluña", "Pais Vasco": "País Vasco", "Aragon": "Aragón",
           "Castilla - La Mancha": "Castilla-La Mancha", "Baleares": "Illes Balears"},
    "IT": {"Abruzzi": "Abruzzo", "Valle D'Aosta": "Valle d'Aosta"},
    "TR": {"Balikesir": "Balıkesir", "Şanliurfa": "Şanlıurfa", "Diyarbakir": "Diyarbakır",
           "Mersin(İçel)": "Mersin", "Elaziğ": "Elazığ", "Ağri": "Ağrı", "Aydin": "Aydın",
           "Adiyaman": "Adıyaman", "Çankiri": "Çankırı", "Bartin": "Bartın",
           "Kirşehir": "Kırşehir", "Şirnak": "Şırnak", "Kirikkale": "Kırıkkale",
           "Kirklareli": "Kırklareli", "Iğdir": "Iğdır"},
    "JP": {"Gumma Ken": "Gunma"},
}
