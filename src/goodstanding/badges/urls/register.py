from django.urls import path

from goodstanding.badges.views import publicity, register

urlpatterns = [
    path("register", register.register, name="register"),
    path("register.csv", register.csv_file, name="register_csv"),
    path("register.json", register.json_file, name="register_json"),
    path("register.json.sig", register.signature, name="register_signature"),
    path("register/<slug:slug>", register.marketplace, name="register_marketplace"),
    path("register/<slug:slug>/story/remove", publicity.remove_story, name="remove_story"),
    path("marketplaces/<slug:slug>/public", publicity.switches, name="publicity"),
    path("marketplaces/<slug:slug>/public/story", publicity.story, name="story"),
    path("sitemap.xml", register.sitemap, name="sitemap"),
    path("robots.txt", register.robots, name="robots"),
]
