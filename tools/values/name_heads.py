"""The most usual names of a country, most usual first, as official statistics rank them; the lists
of the sources follow as the tail. SHARES says how much of the people the first ten names hold."""

# locale -> (female, male, last)
SHARES = {
    "de_DE": (.11, .13, .042), "de_AT": (.12, .14, .045), "de_CH": (.10, .11, .05),
    "en_GB": (.12, .17, .075), "fr_FR": (.13, .15, .03), "es_ES": (.17, .21, .17),
    "it_IT": (.15, .20, .022), "nl_NL": (.09, .13, .11), "pl_PL": (.25, .28, .035),
    "pt_BR": (.16, .17, .24), "cs_CZ": (.27, .33, .06), "ja_JP": (.10, .10, .10),
    "tr_TR": (.19, .22, .085), "sv_SE": (.13, .16, .15), "en_US": (.10, .16, .045),
}

HEADS = {
    "de_DE": (
        "Maria Ursula Anna Petra Sabine Monika Andrea Susanne Claudia Karin Julia Birgit Stefanie"
        " Renate Christine Katharina Heike Gabriele Nicole Martina Angelika Barbara Brigitte Sandra"
        " Christina Anja Helga Melanie Laura Sarah Lena Lisa Ingrid Elke Katrin Silke Kerstin"
        " Jana Marie Hannah Sophie Emma Mia Elisabeth Nina Simone Ute Tanja Johanna Anke",
        "Michael Thomas Andreas Peter Stefan Christian Hans Klaus Wolfgang Martin Frank Jürgen"
        " Daniel Alexander Bernd Matthias Werner Jan Uwe Markus Manfred Sebastian Helmut Dieter"
        " Florian Tobias Ralf Karl Heinz Philipp Jörg Oliver Günter Sven Lukas Felix Paul Max Tim"
        " Jonas Dirk Marcel Christoph Horst Robert Rainer Leon Ben Julian Marco",
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch"
        " Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann"
        " Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler"
        " Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn"
        " Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann"
        " Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt"
        " Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich"
        " Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer"
        ),
    "de_AT": (
        "Maria Anna Elisabeth Sabine Barbara Christine Martina Claudia Andrea Julia Monika"
        " Katharina Sandra Birgit Karin Michaela Petra Eva Daniela Lisa Sarah Sophie Laura Lena"
        " Hannah Emma Johanna Marie Nina Theresa Verena Manuela Renate Ingrid Margit",
        "Thomas Michael Josef Johann Franz Christian Andreas Peter Wolfgang Martin Daniel Stefan"
        " Markus Manfred Karl Gerhard Lukas Florian Alexander Robert Helmut Herbert David Paul"
        " Jakob Maximilian Tobias Felix Bernhard Günther Anton Elias Simon Walter Georg",
        "Gruber Huber Bauer Wagner Müller Pichler Steiner Moser Mayer Hofer Leitner Berger Fuchs"
        " Eder Fischer Schmid Winkler Weber Schwarz Maier Schneider Reiter Mayr Schmidt Wimmer"
        " Egger Brunner Lang Baumgartner Auer Binder Lechner Wolf Wallner Aigner Ebner Koller"
        " Lehner Haas Schuster Heilig Holzer Haider Wieser Strasser Stadler"),
    "de_CH": ("", "",
        "Müller Meier Schmid Keller Weber Huber Schneider Meyer Steiner Fischer Gerber Brunner"
        " Baumann Frei Zimmermann Moser Widmer Wyss Graf Roth Suter Baumgartner Bachmann Kunz"
        " Hofer Bühler Lehmann Christen Marti Egli Käser Berger Favre Rochat Martin Koch Bianchi"),
    "en_GB": ("", "",
        "Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Walker Wright"
        " Robinson Thompson White Hughes Edwards Green Hall Wood Harris Lewis Martin Jackson Clarke"
        " Clark Turner Hill Scott Cooper Morris Ward Moore King Watson Baker Harrison Morgan Patel"
        " Young Allen Mitchell James Anderson Phillips Lee Bell Parker Davis Khan Campbell"
        " Stewart"),
    "fr_FR": (
        "Marie Nathalie Isabelle Sylvie Catherine Françoise Martine Christine Monique Valérie"
        " Sandrine Véronique Nicole Stéphanie Sophie Céline Chantal Patricia Anne Brigitte Julie"
        " Laurence Aurélie Christelle Dominique Jacqueline Virginie Caroline Camille Léa Manon"
        " Laura Élodie Emma Chloé Pauline Mathilde Sarah Lucie Émilie Hélène Audrey Inès Jade",
        "Jean Philippe Michel Pierre Alain Nicolas Christophe Patrick Daniel Bernard Christian"
        " Frédéric Laurent Stéphane Éric David Pascal Julien Thierry Gérard Olivier Thomas"
        " Alexandre Sébastien Jacques François Dominique Bruno Maxime Antoine Kevin Guillaume"
        " Jérôme Didier Vincent Lucas Hugo Théo Louis Romain Mathieu Quentin Arthur Clément Paul",
        "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel"
        " Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine"
        " Rousseau Vincent Muller Lefevre Faure Andre Mercier Blanc Guerin Boyer Garnier"),
    "es_ES": (
        "María|María Carmen|Carmen|Ana María|Laura|Isabel|María Dolores|María Pilar|Cristina|Marta"
        "|Ana|Josefa|María Teresa|Lucía|Sara|Paula|María José|María Ángeles|Elena|Raquel|Francisca"
        "|Sandra|Antonia|María Isabel|Alba|Andrea|Rosa María|Beatriz|Nuria|Silvia|Julia|Patricia"
        "|Irene|Montserrat|Pilar|Mercedes|Rocío|Mónica|Carla|Claudia|Alicia|Sofía|Martina|Daniela",
        "Antonio|Manuel|José|Francisco|David|Juan|Javier|José Antonio|Daniel|José Luis"
        "|Francisco Javier|Jesús|Carlos|Alejandro|Miguel|José Manuel|Pablo|Rafael|Miguel Ángel"
        "|Sergio|Ángel|Fernando|Jorge|Luis|Alberto|Álvaro|Juan Carlos|Adrián|Diego|Juan José|Raúl"
        "|Iván|Hugo|Rubén|Juan Antonio|Enrique|Óscar|Ramón|Andrés|Vicente|Santiago|Mario|Víctor",
        "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez"
        " Hernández Ruiz Díaz Moreno Muñoz Álvarez Romero Gutiérrez Alonso Navarro Torres Domínguez"
        " Ramos Vázquez Ramírez Gil Serrano Molina Morales Blanco Suárez Castro Ortega Delgado"
        " Ortiz Marín Rubio Núñez Medina Sanz Castillo Iglesias Cortés Garrido Santos Guerrero"),
    "it_IT": (
        "Maria Anna Giulia Francesca Laura Paola Elena Sara Rosa Angela Giovanna Chiara Teresa"
        " Martina Valentina Silvia Alessandra Federica Sofia Roberta Elisa Daniela Patrizia Barbara"
        " Simona Giuseppina Cristina Monica Stefania Lucia Carmela Caterina Ilaria Alessia Aurora"
        " Rita Claudia Manuela Serena Antonella Alice Emma Ginevra Giorgia Beatrice",
        "Giuseppe Antonio Giovanni Francesco Marco Andrea Alessandro Luigi Mario Luca Roberto"
        " Salvatore Vincenzo Stefano Angelo Domenico Matteo Davide Pietro Paolo Michele Fabio"
        " Lorenzo Claudio Franco Carlo Daniele Riccardo Maurizio Gabriele Massimo Simone Nicola"
        " Giorgio Leonardo Alberto Federico Tommaso Mattia Emanuele Enrico Edoardo Raffaele",
        "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti"
        " De|Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani"
        " Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra"
        " Coppola De|Santis D'Angelo Marchetti Parisi Villa Conte Ferraro Ferri Fabbri Bianco"
        " Marini Grasso Valentini Messina Sala De|Angelis Gatti Pellegrini Palumbo Sanna Farina"),
    "nl_NL": (
        "Maria Johanna Anna Cornelia Wilhelmina Elisabeth Catharina Hendrika Emma Sophie Julia Lisa"
        " Sanne Anouk Linda Monique Esther Marieke Ingrid Petra Sandra Karin Eva Fleur Lotte Iris"
        " Femke Laura Kim Anne Manon Danique Tessa Saskia Mirjam Marjolein Wendy Inge Tess Mila",
        "Johannes Jan Cornelis Hendrik Willem Pieter Gerrit Peter Daan Thomas Jeroen Mark Dennis"
        " Bas Tim Robert Martijn Rob Erik Michael Paul Hans Jasper Lars Sander Stefan Ruben Luuk"
        " Kevin Rick Marcel Frank Patrick Bram Sem Finn Lucas Niels Maarten Wouter Joost Koen",
        "de|Jong Jansen de|Vries van|den|Berg van|Dijk Bakker Janssen Visser Smit Meijer de|Boer"
        " Mulder de|Groot Bos Vos Peters Hendriks van|Leeuwen Dekker Brouwer de|Wit Dijkstra Smits"
        " de|Graaf van|der|Meer van|der|Linden Kok Jacobs de|Haan Vermeulen van|den|Heuvel"
        " van|der|Veen van|den|Broek de|Bruijn de|Bruin van|der|Heijden Schouten van|Beek Willems"
        " van|Vliet van|de|Ven Hoekstra Maas Verhoeven Koster van|Dam van|der|Wal Prins Blom"
        " Huisman Peeters de|Jonge Kuipers van|Veen Post Kuiper Veenstra Kramer van|den|Brink"
        " Scholten van|Wijk Postma Martens Vink de|Ruiter Timmermans Groen Gerritsen Jonker"),
    "pl_PL": (
        "Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta Joanna"
        " Aleksandra Monika Zofia Teresa Danuta Natalia Julia Karolina Marta Beata Dorota Halina"
        " Jadwiga Janina Alicja Jolanta Grażyna Iwona Irena Paulina Justyna Zuzanna Bożena Wiktoria"
        " Urszula Renata Hanna Oliwia Agata Sylwia Patrycja Maja Lena Helena Emilia Aneta",
        "Piotr Krzysztof Tomasz Andrzej Paweł Jan Michał Marcin Jakub Adam Stanisław Marek Łukasz"
        " Grzegorz Mateusz Wojciech Mariusz Dariusz Maciej Zbigniew Jerzy Rafał Robert Kamil Jacek"
        " Józef Dawid Tadeusz Szymon Ryszard Kacper Bartosz Jarosław Antoni Janusz Sebastian"
        " Sławomir Mirosław Artur Filip Patryk Henryk Roman Kazimierz Adrian Dominik Franciszek",
        "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański"
        " Woźniak Dąbrowski Kozłowski Mazur Jankowski Kwiatkowski Wojciechowski Krawczyk Kaczmarek"
        " Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel"
        " Nowakowski Majewski Olszewski Dudek Jaworski Stępień Malinowski Adamczyk Górski Pawlak"
        " Nowicki Sikora Witkowski Rutkowski Walczak Baran Michalak Szewczyk Ostrowski"
        " Tomaszewski"),
    "pt_BR": (
        "Maria Ana Francisca Antônia Adriana Juliana Márcia Fernanda Patrícia Aline Sandra Camila"
        " Amanda Bruna Jéssica Letícia Júlia Luciana Vanessa Mariana Gabriela Vera Vitória Larissa"
        " Cláudia Beatriz Luana Rita Sônia Renata Eliane Josefa Simone Natália Cristiane Carla"
        " Débora Rosângela Jaqueline Rosa Daniela Aparecida Marlene Terezinha Raimunda Andréia"
        " Fabiana Lúcia Raquel Ângela Rafaela Joana Luzia Elaine Helena Alice Laura Valentina",
        "José João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Luís Gabriel Rafael"
        " Daniel Marcelo Bruno Eduardo Felipe Raimundo Rodrigo Manoel Mateus André Fernando Fábio"
        " Leonardo Gustavo Guilherme Leandro Tiago Anderson Ricardo Márcio Jorge Sebastião"
        " Alexandre"
        " Roberto Edson Diego Vítor Sérgio Cláudio Matheus Thiago Geraldo Adriano Luciano Júlio"
        " Renato Alex Vinícius Rogério Samuel Ronaldo Mário Flávio Igor Douglas Davi Miguel Arthur"
        " Heitor",
        "Silva Santos Oliveira Souza Pereira Ferreira Lima Alves Rodrigues Costa Gomes Ribeiro"
        " Carvalho Martins Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento"
        " Araújo Nunes Moreira Andrade Cardoso Marques Machado Mendes Freitas Cavalcanti Teixeira"
        " Monteiro Moura Correia Batista Castro Campos Pinto Ramos Reis Borges Miranda Azevedo"),
    "cs_CZ": (
        "Jana Marie Eva Hana Anna Lenka Kateřina Lucie Věra Alena Petra Veronika Jaroslava Tereza"
        " Martina Michaela Jitka Helena Ludmila Zdeňka Ivana Monika Eliška Zuzana Markéta Jarmila"
        " Barbora Jiřina Marcela Kristýna Adéla Natálie Nikola Dagmar Dana Klára Pavla Božena"
        " Irena",
        "Jiří Jan Petr Josef Pavel Martin Tomáš Jaroslav Miroslav Zdeněk František Václav Michal"
        " Milan Karel Jakub Lukáš David Vladimír Ladislav Ondřej Roman Stanislav Marek Daniel"
        " Radek Antonín Vojtěch Filip Adam Dominik Matěj Miloslav Jaromír Aleš Jaroslav Ivan Libor",
        "Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Marek Pokorný"
        " Pospíšil Hájek Král Jelínek Růžička Beneš Fiala Sedláček Doležal Zeman Kolář Navrátil"
        " Čermák Vaněk Urban Blažek Kříž Kovář Kratochvíl Bartoš Vlček Polák Musil Kopecký"),
    "ja_JP": ("", "", ""),
    "tr_TR": (
        "Fatma Ayşe Emine Hatice Zeynep Elif Meryem Merve Zehra Özlem Esra Büşra Hülya Yasemin"
        " Sevgi Şerife Sultan Kübra Dilek Leyla Tuğba Songül Aysel Hacer Rabia Ebru Seda Gamze"
        " Sibel Pınar Derya Gülsüm Havva Hanife Melek Aslı İrem Ece Defne Azra Nisa Ceren Selin",
        "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Murat Yusuf Osman Ömer Ramazan"
        " Halil Emre Süleyman Abdullah Fatih Mahmut Hakan Recep Kadir Serkan Yaşar Salih Burak"
        " Adem Kemal Orhan Gökhan Metin Onur Bayram Ercan Volkan Furkan Enes Eymen Yiğit Berat",
        "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç"
        " Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdoğan Acar Yavuz Can Güler"
        " Aktaş Güneş Yalçın Bozkurt Bulut Keskin Turan Taş Ünal Işık Avcı Güven Coşkun Tekin"
        " Uysal Aksoy Sarı Karaca Köse Ateş Duman Bilgin Kaplan Uçar Erdem Altun Toprak Karakaya"),
}


def head(locale, part):
    text = HEADS.get(locale, ("", "", ""))[part]
    if locale == "es_ES" and part < 2:
        return text.split("|")
    return [name.replace("|", " ") for name in text.split()]
