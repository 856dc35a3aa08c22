"""The address in mails that ends them."""

from django.urls import URLPattern, path

from goodstanding.surveys.views import mailing

urlpatterns: list[URLPattern] = [path("never/<slug:which>/<str:token>", mailing.never, name="never")]
