from django.urls import path

from goodstanding.people import views

urlpatterns = [path("sign-out", views.sign_out, name="sign_out")]
