"""The addresses of programme pages and of news."""

from django.urls import URLPattern, URLResolver, path

from goodstanding.community.views import contacts, editing, news, operating, public

app_name = "community"
urlpatterns: list[URLPattern | URLResolver] = [
    path("programmes/<slug:slug>", public.programme, name="programme"),
    path("programmes/<slug:slug>/sponsors/<int:pk>/logo.png", public.logo, name="logo"),
    path("programmes/<slug:slug>/contact/<slug:role>", public.contact, name="contact"),
    path("programmes/<slug:slug>/page/edit", editing.edit, name="edit"),
    path("programmes/<slug:slug>/page/versions", editing.versions, name="versions"),
    path("programmes/<slug:slug>/page/versions/<int:pk>/restore", editing.restore, name="restore"),
    path("programmes/<slug:slug>/page/sponsors", contacts.sponsors, name="sponsors"),
    path("programmes/<slug:slug>/page/sponsors/<int:pk>/remove", contacts.remove_sponsor, name="remove_sponsor"),
    path("programmes/<slug:slug>/page/dates", contacts.milestones, name="milestones"),
    path("programmes/<slug:slug>/page/dates/<int:pk>/remove", contacts.remove_milestone, name="remove_milestone"),
    path("programmes/<slug:slug>/page/contacts", contacts.named, name="contacts"),
    path("programmes/<slug:slug>/news", operating.awards, name="announcements"),
    path("programmes/<slug:slug>/news/<int:pk>/announce", operating.announce, name="announce"),
    path("programmes/<slug:slug>/news/<int:pk>/retract", operating.retract, name="retract"),
    path("programmes/<slug:slug>/congratulation", operating.congratulation, name="congratulation"),
    path("news", news.news, name="news"),
    path("news.atom", news.feed, name="feed"),
    path("news/<slug:slug>", news.article, name="article"),
]
