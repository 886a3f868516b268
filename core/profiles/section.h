#pragma once

#include "profiles/profileaccount.h"
#include "profiles/profilefile.h"

#include <QHash>

namespace todoku
{

/// One group of settings in a mail program's file: a section of an INI file, a key of the registry, all of
/// prefs.js. Asked by name, in any case; the answer knows where it stands.
class Section
{
public:
    /// `whole` is false where the file is cut off: then what is missing is unknown, not the default.
    Section(QString name, QString file, bool whole)
        : m_name(std::move(name)), m_file(std::move(file)), m_whole(whole)
    {
    }

    const QString &name() const { return m_name; }
    const QString &file() const { return m_file; }
    bool whole() const { return m_whole; }
    void beCutOff() { m_whole = false; }

    /// Adds a value, unless a secret stands under its key or in it. The later one counts.
    void put(const QString &key, QStringView value, int line);
    bool has(const QString &key) const { return m_values.contains(key.toLower()); }
    /// Whether there is nothing in it.
    bool isEmpty() const { return m_values.isEmpty(); }

    /// The value, or empty.
    QString operator[](const QString &key) const { return m_values.value(key.toLower()).value; }
    Stated<QString> text(const QString &key, const std::optional<QString> &fallback = {}) const;
    /// Nothing where what stands there is no number.
    Stated<int> number(const QString &key, std::optional<int> fallback = {}) const;
    /// Everything but "false", "no", "off" and 0 is true.
    Stated<bool> flag(const QString &key, std::optional<bool> fallback = {}) const;

    /// Where the value stands; line 0 where it does not.
    Place place(const QString &key) const;

private:
    struct Value {
        QString key;
        QString value;
        int line = 0;
    };

    QString m_name;
    QString m_file;
    bool m_whole;
    QHash<QString, Value> m_values; ///< by key in lower case
};

/// Whether a password or a token stands under a key of that name.
bool holdsSecret(QStringView key);

/// How an INI file escapes.
enum class Escapes {
    None,      ///< Windows; Sylpheed and Claws Mail
    Backslash, ///< GLib's key files and KConfig: \s \n \t \r \\ and KConfig's \xHH
};

/// All sections of an INI file, in order. The line that is cut off is left out.
QList<Section> sectionsIn(const ProfileText &text, Escapes escapes = Escapes::None);

/// The same value in other terms, standing at the same place. `term` gives nothing for what it does not know.
template <class T, class Term>
auto inTermsOf(const Stated<T> &stated, Term term) -> Stated<typename decltype(term(*stated.is))::value_type>
{
    Stated<typename decltype(term(*stated.is))::value_type> result{std::nullopt, stated.where};
    if (stated.is)
        result.is = term(*stated.is);
    return result;
}

} // namespace todoku
