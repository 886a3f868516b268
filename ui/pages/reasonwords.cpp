#include "ui/pages/reasonwords.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

struct ReasonWords {
    Q_DECLARE_TR_FUNCTIONS(ReasonWords)
};

} // namespace

QString reasonWords(const QString &reason)
{
    static const QHash<QString, const char *> words{
        {u"authfailure"_s, QT_TRANSLATE_NOOP("ReasonWords", "Login or sender not accepted")},
        {u"badreputation"_s, QT_TRANSLATE_NOOP("ReasonWords", "Sender has a bad reputation")},
        {u"blocked"_s, QT_TRANSLATE_NOOP("ReasonWords", "Sending computer blocked")},
        {u"contenterror"_s, QT_TRANSLATE_NOOP("ReasonWords", "Content not accepted")},
        {u"delivered"_s, QT_TRANSLATE_NOOP("ReasonWords", "Delivered")},
        {u"emailtoolarge"_s, QT_TRANSLATE_NOOP("ReasonWords", "Message too large")},
        {u"expired"_s, QT_TRANSLATE_NOOP("ReasonWords", "Not delivered in time")},
        {u"failedstarttls"_s, QT_TRANSLATE_NOOP("ReasonWords", "No encryption")},
        {u"feedback"_s, QT_TRANSLATE_NOOP("ReasonWords", "Reported as unwanted")},
        {u"filtered"_s, QT_TRANSLATE_NOOP("ReasonWords", "Refused by the recipient's settings")},
        {u"hasmoved"_s, QT_TRANSLATE_NOOP("ReasonWords", "Address has changed")},
        {u"hostunknown"_s, QT_TRANSLATE_NOOP("ReasonWords", "Server or domain not found")},
        {u"mailboxfull"_s, QT_TRANSLATE_NOOP("ReasonWords", "Mailbox full")},
        {u"mailererror"_s, QT_TRANSLATE_NOOP("ReasonWords", "Trouble in the recipient's mail program")},
        {u"networkerror"_s, QT_TRANSLATE_NOOP("ReasonWords", "Connection trouble")},
        {u"norelaying"_s, QT_TRANSLATE_NOOP("ReasonWords", "Relaying not allowed")},
        {u"notaccept"_s, QT_TRANSLATE_NOOP("ReasonWords", "Server takes no mail")},
        {u"notcompliantrfc"_s, QT_TRANSLATE_NOOP("ReasonWords", "Message breaks the rules of mail")},
        {u"onhold"_s, QT_TRANSLATE_NOOP("ReasonWords", "Not decided by the server")},
        {u"policyviolation"_s, QT_TRANSLATE_NOOP("ReasonWords", "Against the server's rules")},
        {u"ratelimited"_s, QT_TRANSLATE_NOOP("ReasonWords", "Too many at a time")},
        {u"rejected"_s, QT_TRANSLATE_NOOP("ReasonWords", "Sender refused")},
        {u"requireptr"_s, QT_TRANSLATE_NOOP("ReasonWords", "Sending computer has no name")},
        {u"securityerror"_s, QT_TRANSLATE_NOOP("ReasonWords", "Login or encryption required")},
        {u"spamdetected"_s, QT_TRANSLATE_NOOP("ReasonWords", "Taken for spam")},
        {u"suppressed"_s, QT_TRANSLATE_NOOP("ReasonWords", "Held back by the sending service")},
        {u"suspend"_s, QT_TRANSLATE_NOOP("ReasonWords", "Recipient's account suspended")},
        {u"syntaxerror"_s, QT_TRANSLATE_NOOP("ReasonWords", "Command or address not understood")},
        {u"systemerror"_s, QT_TRANSLATE_NOOP("ReasonWords", "Trouble in the server")},
        {u"systemfull"_s, QT_TRANSLATE_NOOP("ReasonWords", "Server's disk full")},
        {u"undefined"_s, QT_TRANSLATE_NOOP("ReasonWords", "Reason not known")},
        {u"userunknown"_s, QT_TRANSLATE_NOOP("ReasonWords", "No such recipient")},
        {u"vacation"_s, QT_TRANSLATE_NOOP("ReasonWords", "Absence notice")},
        {u"virusdetected"_s, QT_TRANSLATE_NOOP("ReasonWords", "Virus suspected")},
    };
    const auto found = words.constFind(reason);
    return found == words.constEnd() ? reason : ReasonWords::tr(*found);
}

} // namespace todoku
