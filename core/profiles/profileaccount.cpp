#include "profiles/profileaccount.h"

namespace todoku
{

using namespace Qt::StringLiterals;

QString name(SignIn signIn)
{
    switch (signIn) {
    case SignIn::None:
        return u"none"_s;
    case SignIn::Password:
        return u"password"_s;
    case SignIn::EncryptedPassword:
        return u"encrypted-password"_s;
    case SignIn::Ntlm:
        return u"ntlm"_s;
    case SignIn::Kerberos:
        return u"kerberos"_s;
    case SignIn::Certificate:
        return u"certificate"_s;
    case SignIn::OAuth2:
        return u"oauth2"_s;
    }
    Q_UNREACHABLE();
}

} // namespace todoku
