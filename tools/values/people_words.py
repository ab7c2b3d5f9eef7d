"""Words about people: sex labels, titles, marital status, education, jobs. A section that a locale
leaves out is taken from the next locale of its fallback chain (de_AT from de_DE, en_GB from en_US).
"""
from pack_text import falling_weights

# language -> female word, male word, female letter, male letter
SEX = {"de": "weiblich männlich w m", "en": "female male F M", "fr": "femme homme F H",
       "es": "mujer hombre M H", "it": "femmina maschio F M", "nl": "vrouw man V M",
       "pl": "kobieta mężczyzna K M", "sv": "kvinna man K M", "pt": "feminino masculino F M",
       "cs": "žena muž Ž M", "ja": "女性 男性 女 男", "tr": "kadın erkek K E"}

# language -> titles of women / of men / of both, with weights
TITLES = {"de": ("Frau:90", "Herr:90", "Dr.:8 Prof.|Dr.:1"),
          "en": ("Ms.:45 Mrs.:40 Miss:7", "Mr.:92", "Dr.:7 Prof.:1"),
          "fr": ("Mme:92", "M.:92", "Dr:6 Pr:1"), "es": ("Sra.:92", "Sr.:92", "Dr.:5"),
          "it": ("Sig.ra:80", "Sig.:80", "Dott.:15 Ing.:3 Avv.:2"),
          "nl": ("Mevr.:92", "Dhr.:92", "Dr.:4 Drs.:3 Ir.:2"), "pl": ("Pani:92", "Pan:92", "Dr:5"),
          "sv": ("Fru:70", "Herr:70", "Dr.:5 Prof.:1"),
          "pt": ("Sra.:85 Srta.:8", "Sr.:93", "Dr.:6"),
          "cs": ("Paní:75", "Pan:75", "Ing.:10 Mgr.:9 MUDr.:2 JUDr.:1"),
          "ja": ("-san:1", "-san:1", ""), "tr": ("Bayan:92", "Bay:92", "Dr.:6 Prof.|Dr.:1")}

# single, married, divorced, widowed, with shares of adults
MARITAL_SHARES = (33, 50, 10, 7)
MARITAL = {"de": "ledig;verheiratet;geschieden;verwitwet", "en": "single;married;divorced;widowed",
           "fr": "célibataire;marié(e);divorcé(e);veuf(ve)",
           "es": "soltero/a;casado/a;divorciado/a;viudo/a",
           "it": "celibe/nubile;coniugato/a;divorziato/a;vedovo/a",
           "nl": "ongehuwd;gehuwd;gescheiden;verweduwd",
           "pl": "wolny/a;żonaty/zamężna;rozwiedziony/a;owdowiały/a",
           "sv": "ogift;gift;skild;änka/änkling",
           "pt": "solteiro(a);casado(a);divorciado(a);viúvo(a)",
           "cs": "svobodný/á;ženatý/vdaná;rozvedený/á;ovdovělý/á",
           "ja": "未婚;既婚;離婚;死別", "tr": "bekâr;evli;boşanmış;dul"}

EDUCATION = {
    "de": "Hauptschulabschluss:18;Mittlere Reife:22;Abitur:14;Berufsausbildung:26;Bachelor:9;"
          "Master:9;Promotion:2",
    "en": "High school:38;Associate degree:13;Bachelor's degree:30;Master's degree:15;Doctorate:4",
    "fr": "Brevet:14;CAP/BEP:24;Baccalauréat:20;BTS/DUT:14;Licence:12;Master:14;Doctorat:2",
    "es": "ESO:32;Bachillerato:16;Formación profesional:22;Grado:20;Máster:8;Doctorado:2",
    "it": "Licenza media:30;Diploma:44;Laurea triennale:9;Laurea magistrale:15;Dottorato:2",
    "nl": "vmbo:20;havo:10;vwo:8;mbo:32;hbo:19;wo bachelor:4;wo master:6;doctoraat:1",
    "pl": "podstawowe:10;zasadnicze zawodowe:22;średnie:36;licencjat:9;magister:22;doktorat:1",
    "sv": "Grundskola:15;Gymnasium:43;Yrkeshögskola:9;Kandidatexamen:17;Masterexamen:14;"
          "Doktorsexamen:2",
    "pt": "Ensino fundamental:38;Ensino médio:40;Ensino técnico:6;Ensino superior:13;Mestrado:2;"
          "Doutorado:1",
    "cs": "základní:12;vyučen:32;maturita:34;bakalář:6;magistr:14;doktorát:2",
    "ja": "高校卒:42;専門学校卒:16;短大卒:9;大学卒:28;大学院卒:5",
    "tr": "İlkokul:24;Ortaokul:18;Lise:30;Ön lisans:8;Lisans:16;Yüksek lisans:3;Doktora:1",
}

# The most usual jobs first.
JOBS = {
    "en": "Sales Associate;Registered Nurse;Teacher;Software Engineer;Customer Service"
          " Representative;Accountant;Project Manager;Office Manager;Truck Driver;Cashier;"
          "Administrative Assistant;Electrician;Mechanic;Chef;Warehouse Worker;Data Analyst;"
          "Marketing Manager;Sales Manager;Store Manager;Operations Manager;Receptionist;"
          "Construction Worker;Care Assistant;Financial Analyst;Human Resources Manager;"
          "Business Analyst;Product Manager;Civil Engineer;Mechanical Engineer;Pharmacist;"
          "Physician;Dentist;Lawyer;Paralegal;Graphic Designer;UX Designer;Web Developer;"
          "Systems Administrator;Network Engineer;Data Scientist;Security Analyst;Consultant;"
          "Social Worker;Police Officer;Firefighter;Librarian;Journalist;Editor;Photographer;"
          "Architect;Surveyor;Plumber;Carpenter;Painter;Welder;Machinist;Waiter;Barista;Baker;"
          "Hairdresser;Real Estate Agent;Insurance Agent;Loan Officer;Bank Teller;Auditor;"
          "Tax Advisor;Supply Chain Manager;Logistics Coordinator;Buyer;Quality Engineer;"
          "Laboratory Technician;Biologist;Chemist;Veterinarian;Physiotherapist;Psychologist;"
          "Speech Therapist;Translator;Event Planner;Copywriter;Content Manager;Public Relations"
          " Officer;Recruiter;Trainer;Chief Executive Officer;Chief Financial Officer;Farmer;"
          "Gardener;Pilot;Flight Attendant;Bus Driver;Courier;Security Guard;Cleaner;Janitor",
    "de": "Verkäufer/in;Bürokaufmann/-frau;Krankenpfleger/in;Erzieher/in;Lehrer/in;Lagerist/in;"
          "Softwareentwickler/in;Sachbearbeiter/in;Berufskraftfahrer/in;Industriemechaniker/in;"
          "Elektroniker/in;Buchhalter/in;Altenpfleger/in;Projektleiter/in;Koch/Köchin;"
          "Kfz-Mechatroniker/in;Vertriebsleiter/in;Bankkaufmann/-frau;Arzt/Ärztin;Maurer/in;"
          "Medizinische Fachangestellte;Maschinenbauingenieur/in;Friseur/in;Tischler/in;"
          "Personalreferent/in;Steuerfachangestellte;Systemadministrator/in;Kellner/in;"
          "Unternehmensberater/in;Einkäufer/in;Apotheker/in;Rechtsanwalt/-anwältin;Bäcker/in;"
          "Grafikdesigner/in;Controller/in;Marketingmanager/in;Polizist/in;Architekt/in;"
          "Produktmanager/in;Datenanalyst/in;Sozialarbeiter/in;Zahnarzt/-ärztin;Maler/in;"
          "Gärtner/in;Schweißer/in;Journalist/in;Übersetzer/in;Notar/in;Physiotherapeut/in;"
          "Filialleiter/in;Geschäftsführer/in;Laborant/in;Chemiker/in;Landwirt/in;Hausmeister/in;"
          "Reinigungskraft;Busfahrer/in;Zusteller/in;Veranstaltungskaufmann/-frau;Redakteur/in",
    "fr": "Vendeur;Infirmier;Enseignant;Comptable;Aide-soignant;Secrétaire;Ingénieur logiciel;"
          "Chauffeur livreur;Cuisinier;Serveur;Magasinier;Électricien;Maçon;Chef de projet;"
          "Commercial;Assistant administratif;Caissier;Mécanicien;Technicien de maintenance;"
          "Médecin;Pharmacien;Avocat;Architecte;Coiffeur;Boulanger;Plombier;Menuisier;Consultant;"
          "Responsable marketing;Responsable des ressources humaines;Analyste de données;"
          "Graphiste;Journaliste;Agent immobilier;Policier;Kinésithérapeute;Agriculteur;Acheteur;"
          "Directeur financier;Agent d'entretien",
    "es": "Dependiente;Administrativo;Camarero;Enfermero;Profesor;Ingeniero de software;Contable;"
          "Conductor;Cocinero;Albañil;Electricista;Mecánico;Comercial;Auxiliar de enfermería;"
          "Cajero;Jefe de proyecto;Médico;Abogado;Arquitecto;Farmacéutico;Peluquero;Fontanero;"
          "Consultor;Analista de datos;Diseñador gráfico;Recepcionista;Policía;Agricultor;"
          "Director comercial;Periodista;Panadero;Psicólogo;Fisioterapeuta;Mozo de almacén",
    "it": "Impiegato;Commesso;Insegnante;Infermiere;Operaio;Contabile;Cuoco;Cameriere;Autista;"
          "Sviluppatore software;Elettricista;Muratore;Meccanico;Segretario;Commercialista;"
          "Medico;Avvocato;Architetto;Farmacista;Parrucchiere;Idraulico;Magazziniere;"
          "Responsabile vendite;Ingegnere;Consulente;Grafico;Giornalista;Geometra;Agente"
          " immobiliare;Panettiere;Psicologo;Fisioterapista;Agricoltore;Analista dati",
    "nl": "Verkoper;Verpleegkundige;Leraar;Administratief medewerker;Softwareontwikkelaar;"
          "Boekhouder;Vrachtwagenchauffeur;Magazijnmedewerker;Kok;Elektricien;Timmerman;Monteur;"
          "Projectleider;Accountmanager;Verzorgende;Schoonmaker;Huisarts;Apotheker;Advocaat;"
          "Architect;Kapper;Loodgieter;Adviseur;Data-analist;Grafisch ontwerper;Receptionist;"
          "Politieagent;Boer;Makelaar;Journalist;Bakker;Psycholoog;Fysiotherapeut;Inkoper",
    "pl": "Sprzedawca;Nauczyciel;Pielęgniarka;Księgowy;Programista;Kierowca;Magazynier;Kucharz;"
          "Elektryk;Mechanik;Murarz;Przedstawiciel handlowy;Kierownik projektu;Pracownik biurowy;"
          "Kasjer;Lekarz;Farmaceuta;Prawnik;Architekt;Fryzjer;Hydraulik;Stolarz;Analityk danych;"
          "Grafik;Recepcjonista;Policjant;Rolnik;Dziennikarz;Piekarz;Psycholog;Fizjoterapeuta;"
          "Inżynier budowy;Spawacz;Kelner",
    "sv": "Säljare;Sjuksköterska;Lärare;Undersköterska;Mjukvaruutvecklare;Ekonom;Lagerarbetare;"
          "Lastbilsförare;Kock;Elektriker;Snickare;Mekaniker;Projektledare;Administratör;"
          "Butikschef;Läkare;Apotekare;Jurist;Arkitekt;Frisör;Rörmokare;Konsult;Dataanalytiker;"
          "Grafisk formgivare;Receptionist;Polis;Lantbrukare;Journalist;Bagare;Psykolog;"
          "Fysioterapeut;Förskollärare;Inköpare;Servitör",
    "pt": "Vendedor;Auxiliar administrativo;Professor;Enfermeiro;Técnico de enfermagem;Motorista;"
          "Pedreiro;Cozinheiro;Operador de caixa;Contador;Desenvolvedor de software;Eletricista;"
          "Mecânico;Recepcionista;Gerente de vendas;Analista financeiro;Médico;Advogado;"
          "Arquiteto;Farmacêutico;Cabeleireiro;Encanador;Consultor;Analista de dados;Designer"
          " gráfico;Policial;Agricultor;Jornalista;Padeiro;Psicólogo;Fisioterapeuta;Engenheiro"
          " civil;Garçom;Porteiro",
    "cs": "Prodavač;Učitel;Zdravotní sestra;Účetní;Programátor;Řidič;Skladník;Kuchař;Elektrikář;"
          "Mechanik;Zedník;Obchodní zástupce;Projektový manažer;Administrativní pracovník;"
          "Pokladní;Lékař;Lékárník;Právník;Architekt;Kadeřník;Instalatér;Truhlář;Datový analytik;"
          "Grafik;Recepční;Policista;Zemědělec;Novinář;Pekař;Psycholog;Fyzioterapeut;Svářeč;Číšník",
    "ja": "会社員;営業担当;看護師;教師;ソフトウェアエンジニア;事務員;販売員;経理担当;介護士;調理師;運転手;"
          "公務員;医師;薬剤師;弁護士;建築士;美容師;電気工事士;大工;保育士;デザイナー;データアナリスト;"
          "コンサルタント;記者;警察官;農家;人事担当;マーケティング担当;受付;整備士",
    "tr": "Satış danışmanı;Öğretmen;Hemşire;Muhasebeci;Yazılım mühendisi;Şoför;Depo görevlisi;"
          "Aşçı;Elektrikçi;Tamirci;Garson;Memur;Proje yöneticisi;Kasiyer;Doktor;Eczacı;Avukat;"
          "Mimar;Kuaför;Tesisatçı;Danışman;Veri analisti;Grafik tasarımcı;Resepsiyonist;Polis;"
          "Çiftçi;Gazeteci;Fırıncı;Psikolog;Fizyoterapist;İnşaat mühendisi;Güvenlik görevlisi",
}
INHERITING = ("de_AT", "de_CH", "en_GB")


def weighted(text, separator):
    return [entry.replace("|", " ").replace(":", "\t") for entry in text.split(separator) if entry]


def word_sections(locale):
    if locale in INHERITING:
        return
    language = locale[:2]
    female, male, female_letter, male_letter = SEX[language].split()
    yield "sex", [f"{female}\t{female_letter}", f"{male}\t{male_letter}"]
    of_women, of_men, both = TITLES[language]
    yield "titles_female", weighted(of_women, " ") + weighted(both, " ")
    yield "titles_male", weighted(of_men, " ") + weighted(both, " ")
    yield "marital_status", [f"{word}\t{share}" for word, share in
                             zip(MARITAL[language].split(";"), MARITAL_SHARES)]
    yield "education", weighted(EDUCATION[language], ";")
    jobs = JOBS[language].split(";")
    yield "jobs", [f"{job}\t{weight}" for job, weight in
                   zip(jobs, falling_weights(len(jobs), 0.45, 10_000))]
