from django.urls import path

from goodstanding.people.views import account, language, my_data, sign_out, signing

urlpatterns = [
    path("sign-up", signing.sign_up, name="sign_up"),
    path("sign-in", signing.sign_in, name="sign_in"),
    path("sign-in/code", signing.enter_code, name="sign_in_code"),
    path("sign-in/code/again", signing.send_again, name="sign_in_code_again"),
    path("sign-in/passkey/challenge", signing.passkey_challenge, name="passkey_challenge"),
    path("sign-in/passkey", signing.sign_in_by_passkey, name="sign_in_by_passkey"),
    path("sign-out", sign_out, name="sign_out"),
    path("language", language.language, name="language"),
    path("account", account.account, name="account"),
    path("account/passkeys/challenge", account.new_challenge, name="new_passkey_challenge"),
    path("account/passkeys", account.passkeys, name="passkeys"),
    path("account/passkeys/<int:pk>/name", account.rename, name="rename_passkey"),
    path("account/passkeys/<int:pk>/remove", account.remove, name="remove_passkey"),
    path("me/data", my_data.my_data, name="my_data"),
    path("me/data/export", my_data.export, name="export"),
    path("me/data/export/<int:pk>.zip", my_data.export_file, name="export_file"),
    path("me/data/erase", my_data.erase, name="erase"),
    path("me/data/keep", my_data.keep, name="keep_account"),
]
