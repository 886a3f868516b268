#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

namespace todoku
{

/// What makes an address look mistyped.
struct AddressDoubt {
    /// incomplete, hidden-character, full-width, domain-dots, domain-hyphen, local-dots, local-hyphen,
    /// mixed-scripts, look-alike-letters, look-alike-domain, nearly-the-same.
    QString kind;
    QString address; ///< as it stands in the letter, safe to show
    QString meant;   ///< what it probably should be; empty where that cannot be told
};

/// Domains that many people write to, and real ones that only look like them.
struct FamiliarDomains {
    QStringList known;
    QStringList alsoReal;
};

/// The addresses in the raw value of To, Cc or Bcc as somebody typed them, even such as no standard knows
/// ("taro＠example.jp"); members of groups too. At most `mostRecipients`.
QStringList recipientsIn(std::string_view raw);
constexpr int mostRecipients = 10000;

/// The gravest doubt about one address; nothing where it looks right.
std::optional<AddressDoubt> doubtAboutAddress(const QString &address, const FamiliarDomains &domains);

/// Pairs of addresses that differ only in what the eye confuses: - and _, 1 and l and I, 0 and o. `address`
/// is the later one, `meant` the earlier.
QList<AddressDoubt> nearlyTheSame(const QStringList &addresses);

/// In how many places two words differ: a letter too many, missing, another, or two that changed places
/// (optimal string alignment). Words longer than 64 letters differ in all of them.
int differences(const QString &one, const QString &other);

} // namespace todoku
