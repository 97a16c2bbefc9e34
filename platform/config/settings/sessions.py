"""Accounts: how people log in and stay logged in."""

from typing import Any

from config.settings.environment import LOCAL, env

# The one back end serves passwords, codes and passkeys, and hashes once for known and unknown addresses alike.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start:start"
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_SAMESITE = "Lax"

# How many proxies of ours stand in front, each adding one address to X-Forwarded-For. With 0 that header is not read.
ALLAUTH_TRUSTED_PROXY_COUNT: int = env.int("TRUSTED_PROXY_COUNT", default=0 if LOCAL else 1)

ACCOUNT_ADAPTER = "hub.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_SIGNUP_FORM_CLASS = "hub.accounts.forms.naming.NamingForm"
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "homepage"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
CODE_MINUTES = 15
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_MINUTES * 60
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = CODE_MINUTES * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_MINUTES * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Counted in the cache that all processes share. What is not named here keeps allauth's own limits.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "login": "30/m/ip",
    "signup": "20/m/ip",
    "request_login_code": "20/m/ip,3/m/key",
    "reset_password": "20/m/ip,5/m/key",
    "confirm_email": "1/10s/key",
}
ACCOUNT_FORMS = {
    "login": "hub.accounts.forms.entrance.LoginForm",
    "signup": "hub.accounts.forms.entrance.SignupForm",
    "request_login_code": "hub.accounts.forms.entrance.RequestCodeForm",
    "confirm_login_code": "hub.accounts.forms.entrance.LoginCodeForm",
    "confirm_email_verification_code": "hub.accounts.forms.entrance.EmailCodeForm",
    "reset_password": "hub.accounts.forms.entrance.ResetForm",
    "confirm_password_reset_code": "hub.accounts.forms.entrance.ResetCodeForm",
    "reset_password_from_key": "hub.accounts.forms.entrance.NewPasswordForm",
    "reauthenticate": "hub.accounts.forms.keeping.PasswordAgainForm",
    "add_email": "hub.accounts.forms.keeping.AddAddressForm",
    "change_password": "hub.accounts.forms.keeping.ChangePasswordForm",
    "set_password": "hub.accounts.forms.keeping.SetPasswordForm",
}

MFA_ADAPTER = "hub.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = "Relais"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "hub.accounts.forms.factors.CodeForm",
    "reauthenticate": "hub.accounts.forms.factors.CodeAgainForm",
    "activate_totp": "hub.accounts.forms.factors.ActivateAppForm",
    "add_webauthn": "hub.accounts.forms.factors.AddKeyForm",
    "edit_webauthn": "hub.accounts.forms.factors.RenameKeyForm",
    "signup_webauthn": "hub.accounts.forms.factors.FirstKeyForm",
}

# Each provider: {"id", "name", "server_url", "client_id", "secret", "verified_email"}. Only one whose addresses can be
# trusted ("verified_email": true) opens an account that exists already under the same address.
OIDC_PROVIDERS: list[dict[str, Any]] = env.json("OIDC_PROVIDERS", default=[])
SOCIALACCOUNT_ADAPTER = "hub.accounts.adapter.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_QUERY_EMAIL = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 8
SOCIALACCOUNT_FORMS = {"signup": "hub.accounts.forms.entrance.ProviderSignupForm"}
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": provider["id"],
                "name": provider.get("name", provider["id"]),
                "client_id": provider["client_id"],
                "secret": provider.get("secret", ""),
                "settings": {
                    "server_url": provider["server_url"],
                    "oauth_pkce_enabled": True,
                    "verified_email": bool(provider.get("verified_email", False)),
                    "email_authentication": bool(provider.get("verified_email", False)),
                    **provider.get("settings", {}),
                },
            }
            for provider in OIDC_PROVIDERS
        ],
    }
}

SIGNUP_OPEN: bool = env.bool("SIGNUP_OPEN", default=True)
INVITATION_DAYS = 14
DELETION_GRACE_DAYS = 14
# A download with more than this in files is made in the background.
EXPORT_AT_ONCE_BYTES = 5 * 1024 * 1024
EXPORT_DAYS = 7
