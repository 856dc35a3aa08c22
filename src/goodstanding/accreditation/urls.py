from django.urls import path

from goodstanding.accreditation import views

app_name = "accreditation"
urlpatterns = [path("programmes/<slug:slug>/rehearsal", views.rehearsal, name="rehearsal")]
