"""Made names of companies and people, by culture and in its script. "native|latin" where the two differ."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random


@dataclass(frozen=True)
class Name:
    """A name as its owner writes it, and in Latin letters for addresses."""

    native: str
    latin: str

    @property
    def ascii(self) -> str:
        """Lower-case ASCII letters only."""
        plain = unicodedata.normalize("NFKD", self.latin.replace("đ", "d").replace("Đ", "D").replace("ı", "i"))
        return "".join(letter for letter in plain.lower() if letter.isascii() and letter.isalnum())


@dataclass(frozen=True)
class Culture:
    """The parts that names are made of; `language` is the one its people read."""

    language: str
    stems: str
    trades: str
    given: str
    family: str


CULTURES = {
    "swahili": Culture(
        "en",
        "Mwamba Tumaini Nyota Pwani Bahari Savana Mlima Kilele Jua Upepo Msingi Daraja Imara Chemchemi Mvua",
        "Foods Logistics Clinics Textiles Energy Books Farms Studios",
        "Wambui Otieno Achieng Kamau Njeri Mwende Kiptoo Halima Juma Zawadi",
        "Mwangi Odhiambo Kariuki Wekesa Chebet Mutua Abdalla Nyambura Kimani Barasa",
    ),
    "vietnamese": Culture(
        "en",
        "Sông_Xanh Núi_Bạc Mây_Trắng Hoa_Sữa Biển_Đông_An Tre_Vàng "
        "Gió_Mới Đá_Quý_Nam Lá_Phong Sen_Hồng Trăng_Non Suối_Mơ",
        "Foods Logistics Textiles Studio Coffee Marine Furniture Clinics",
        "Minh Lan Hương Quân Thảo Đức Mai Tuấn Yến Phúc",
        "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô",
    ),
    "spanish": Culture(
        "es",
        "Cumbre Ladera Arrecife Manantial Quebrada Horizonte Sauce "
        "Colibrí Ventisca Faro Ceiba Algarrobo Laguna Peñasco "
        "Volcán Brisa",
        "Alimentos Logística Textiles Clínicas Editorial Energía Turismo Muebles Agro Cafés",
        "Lucía Mateo Camila Andrés Valentina Joaquín Inés Tomás Paula Emilio",
        "Quispe Restrepo Álvarez Domínguez Mamani Cárdenas Iriarte Zapata Luján Peralta",
    ),
    "hindi": Culture(
        "en",
        "आकाश|Aakash सागर|Sagar किरण|Kiran पर्वत|Parvat सुगंध|Sugandh "
        "नदी|Nadi उदय|Uday मंगल|Mangal वसंत|Vasant दीप|Deep "
        "चंदन|Chandan मेघ|Megh",
        "Foods Logistics Textiles Clinics Tutors Energy Motors Retail Press Farms",
        "अनिता|Anita राहुल|Rahul सुनीता|Sunita विक्रम|Vikram मीरा|Meera अर्जुन|Arjun कविता|Kavita संजय|Sanjay नेहा|Neha",
        "शर्मा|Sharma पटेल|Patel रेड्डी|Reddy नायर|Nair गुप्ता|Gupta जोशी|Joshi राव|Rao सिंह|Singh दास|Das",
    ),
    "georgian": Culture(
        "en",
        "მთა|Mta ზღვა|Zghva ვაზი|Vazi ცისარტყელა|Tsisartkela კლდე|Klde მდინარე|Mdinare ალიონი|Alioni ხიდი|Khidi",
        "Wines Design Tours Foods Press Clinics",
        "ნინო|Nino გიორგი|Giorgi თამარი|Tamari ლუკა|Luka მარიამი|Mariami დავითი|Daviti",
        "ბერიძე|Beridze კაპანაძე|Kapanadze გელაშვილი|Gelashvili ლომიძე|Lomidze მაისურაძე|Maisuradze",
    ),
    "nigerian": Culture(
        "en",
        "Ìmọ́lẹ̀|Imole Odò|Odo Ìràwọ̀|Irawo Ọ̀run|Orun Anyanwu Osimiri Zuma_Rock Palmcrest Harmattan Gbedu Okwute Ìlú|Ilu",
        "Foods Logistics Pay Clinics Fashion Energy Media Farms",
        "Chidi Ngozi Adébáyọ̀|Adebayo Funmi Ibrahim Aisha Emeka Yétúndé|Yetunde Tunde Zainab",
        "Okafor Adéyẹmí|Adeyemi Bello Eze Ògúnlẹ̀yẹ|Ogunleye Musa Nwosu Balógun|Balogun Danjuma Obi",
    ),
    "french": Culture(
        "fr",
        "Baobab Atlas_Bleu Dune Oasis Cèdre Rivage Palmeraie "
        "Harmonie Étoile_Sud Teranga Cascade Mirage Argan Lagune Falaise",
        "Transport Textile Cliniques Édition Énergie Voyages Agro Conseil",
        "Fatou Mamadou Awa Youssef Khadija Ousmane Salma Rachid Mariama Hicham",
        "Diop Ndiaye Benali Sow El_Fassi Sarr Bennani Fall Tazi Gueye",
    ),
    "urdu": Culture(
        "en",
        "دریا|Darya چنار|Chinar سحر|Sehar گلزار|Gulzar شاہین|Shaheen نگینہ|Nageena روشنی|Roshni صحرا|Sehra باغ|Bagh",
        "Foods Logistics Textiles Clinics Motors Books Energy Retail",
        "عائشہ|Ayesha بلال|Bilal فاطمہ|Fatima حمزہ|Hamza زینب|Zainab عمر|Umar",
        "خان|Khan ملک|Malik چوہدری|Chaudhry قریشی|Qureshi بٹ|Butt شیخ|Sheikh",
    ),
    "filipino": Culture(
        "en",
        "Bituin Tala Bagwis Dalampasigan Amihan Habagat Kawayan Sampaguita Perlas Bulkan Alon Silangan",
        "Foods Logistics Clinics Retail Tutors Studios Marine Power",
        "Maria Jose Liza Ramon Carmela Paolo Grace Benigno Analyn Dante",
        "Santos Reyes Cruz Bautista Ocampo Villanueva Mendoza Salazar Dizon Magsaysay",
    ),
    "arabic": Culture(
        "ar",
        "النخيل|Nakheel الواحة|Waha الفجر|Fajr المنارة|Manara الياقوت|Yaqout السنابل|Sanabel البحر|Bahr القمر|Qamar "
        "الزيتون|Zaytoun الجسر|Jisr الرمال|Rimal",
        "للأغذية|Foods للنقل|Transport للنسيج|Textiles للنشر|Press للطاقة|Energy للعيادات|Clinics للتصميم|Design",
        "ليلى|Layla عمر|Omar نور|Nour حسن|Hassan مريم|Mariam كريم|Karim سلمى|Salma طارق|Tarek",
        "حداد|Haddad منصور|Mansour الشريف|Elsherif خليل|Khalil سليمان|Soliman عيسى|Issa النجار|Najjar فؤاد|Fouad",
    ),
    "portuguese": Culture(
        "pt",
        "Ipê_Roxo Cachoeira Sertão Jangada Aroeira Maré_Alta Serra_Clara Vereda Jatobá Mandacaru Orvalho Recanto",
        "Alimentos Logística Têxtil Clínicas Editora Energia Turismo Móveis Agro Cafés",
        "Beatriz João Larissa Thiago Ana Rafael Júlia Caio Renata Davi",
        "Silva Souza Oliveira Conceição Araújo Ribeiro Gonçalves Teixeira Brandão Lima",
    ),
    "bengali": Culture(
        "en",
        "মেঘনা|Meghna শাপলা|Shapla নৌকা|Nouka আলো|Alo সবুজ|Sobuj পদ্মা|Padma জোনাকি|Jonaki বকুল|Bokul কুসুম|Kusum",
        "Textiles Foods Logistics Clinics Design Retail Energy Press",
        "নাসরিন|Nasrin রফিক|Rafiq তানিয়া|Tania সোহেল|Sohel শিরিন|Shirin করিম|Karim",
        "রহমান|Rahman ইসলাম|Islam চৌধুরী|Chowdhury হোসেন|Hossain আক্তার|Akter দত্ত|Dutta",
    ),
    "nepali": Culture(
        "en",
        "हिमाल|Himal लालीगुराँस|Laliguras तारा|Tara पोखरी|Pokhari धारा|Dhara शिखर|Shikhar बिहानी|Bihani",
        "Treks Foods Crafts Clinics Books Energy",
        "सीता|Sita बिकास|Bikash गीता|Gita प्रकाश|Prakash माया|Maya दीपक|Deepak",
        "श्रेष्ठ|Shrestha गुरुङ|Gurung थापा|Thapa तामाङ|Tamang राई|Rai अधिकारी|Adhikari",
    ),
    "indonesian": Culture(
        "en",
        "Nusantara_Biru Melati Rimba Samudra Cakrawala Lestari "
        "Pelangi Garuda_Kecil Embun Senja Bintang_Timur Beringin Kencana",
        "Foods Logistics Textiles Clinics Retail Studios Marine Energy",
        "Dewi Budi Sari Agus Putri Rizky Ayu Hendra Wulan Fajar",
        "Santoso Wijaya Siregar Nasution Lestari Pratama Hutapea Kusuma Saputra Manurung",
    ),
    "ukrainian": Culture(
        "en",
        "Калина|Kalyna Степ|Step Світанок|Svitanok Джерело|Dzherelo "
        "Маяк|Maiak Соняшник|Soniashnyk Беркут|Berkut Хвиля|Khvylia",
        "Агро|Agro Логістика|Logistics Друк|Press Меблі|Furniture Енергія|Energy Клініка|Clinics",
        "Олена|Olena Андрій|Andrii Оксана|Oksana Тарас|Taras Ірина|Iryna Богдан|Bohdan",
        "Шевчук|Shevchuk Коваль|Koval Бондаренко|Bondarenko Мельник|Melnyk Ткач|Tkach Гончар|Honchar",
    ),
    "southern": Culture(
        "en",
        "Umfula Protea Inkanyezi Khula Ubuhle Fynbos Intaba Isivuno Karoo_Bloom Umthombo Thandeka Acacia_Row",
        "Foods Logistics Clinics Books Energy Crafts Wines Retail",
        "Thandiwe Sipho Nomsa Pieter Lerato Bongani Ayanda Farah Johan Zanele",
        "Dlamini Nkosi Khumalo Botha Mokoena Ndlovu Naidoo Jacobs Mahlangu Zulu",
    ),
    "amharic": Culture(
        "en",
        "አበባ|Abeba ፀሐይ|Tsehay ቡና|Buna ተራራ|Terara ወንዝ|Wenz ኮከብ|Kokeb",
        "Foods Textiles Logistics Clinics Coffee Press",
        "ሳራ|Sara ዳዊት|Dawit ሕይወት|Hiwot ዮናስ|Yonas ሰላም|Selam አበበ|Abebe",
        "ተስፋዬ|Tesfaye በቀለ|Bekele ገብረ|Gebre ኃይሉ|Hailu ወልደ|Wolde ታደሰ|Tadesse",
    ),
    "kazakh": Culture(
        "en",
        "Тұлпар|Tulpar Жайлау|Zhailau Бұлақ|Bulaq Алатау_Жел|Alatau_Zhel "
        "Қыран|Qyran Самал|Samal Шаңырақ|Shangyraq Арна|Arna "
        "Сарқыт|Sarqyt Көктем|Koktem",
        "Агро|Agro Логистика|Logistics Құрылыс|Build Энергия|Energy "
        "Баспа|Press Клиника|Clinics Текстиль|Textiles Фудс|Foods",
        "Айгүл|Aigul Нұрлан|Nurlan Дана|Dana Ерлан|Yerlan Сәуле|Saule Тимур|Timur",
        "Оспанова|Ospanova Ахметов|Akhmetov Сейітқали|Seitqali Жұмабаев|Zhumabaev Әлиева|Alieva Бекұлы|Bekuly",
    ),
}


def parts(text: str) -> list[Name]:
    """The names in a line of a culture: words, with _ for a space inside a name."""
    words = (word.replace("_", " ").partition("|") for word in text.split())
    return [Name(native, latin or native) for native, _, latin in words]


def companies(rng: Random, culture: Culture) -> Iterator[Name]:
    """Company names without end and without repetition, in an order of chance."""
    pairs = list(product(parts(culture.stems), parts(culture.trades)))
    rng.shuffle(pairs)
    yield from (join(stem, trade) for stem, trade in pairs)
    for number, (stem, trade) in enumerate(pairs, start=2):
        yield join(join(stem, trade), Name(str(number), str(number)))


def people(rng: Random, culture: Culture) -> Iterator[Name]:
    """People's names, two at one company rarely alike."""
    pairs = list(product(parts(culture.given), parts(culture.family)))
    while True:
        rng.shuffle(pairs)
        yield from (join(given, family) for given, family in pairs)


def join(first: Name, second: Name) -> Name:
    return Name(f"{first.native} {second.native}", f"{first.latin} {second.latin}")
