#include "ui/memory.h"

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

Memory::Memory() : m_settings(QSettings::IniFormat, QSettings::UserScope, u"todoku"_s, u"todoku"_s) {}

Memory::Memory(const QString &file) : m_settings(file, QSettings::IniFormat) {}

std::optional<Language> Memory::language() const
{
    const QString word = m_settings.value("language").toString();
    if (word == "ja"_L1)
        return Language::Japanese;
    if (word == "en"_L1)
        return Language::English;
    return std::nullopt;
}

void Memory::keepLanguage(Language language)
{
    m_settings.setValue("language", language == Language::Japanese ? u"ja"_s : u"en"_s);
}

QByteArray Memory::geometry() const
{
    return m_settings.value("window/geometry").toByteArray();
}

void Memory::keepGeometry(const QByteArray &geometry)
{
    m_settings.setValue("window/geometry", geometry);
}

QString Memory::mailProgram() const
{
    return m_settings.value("mail-program").toString();
}

void Memory::keepMailProgram(const QString &id)
{
    m_settings.setValue("mail-program", id);
}

bool Memory::asksOwnServersOnly() const
{
    return m_settings.value("own-servers-only").toBool();
}

void Memory::keepAskingOwnServersOnly(bool only)
{
    m_settings.setValue("own-servers-only", only);
}

bool Memory::remembersResults() const
{
    return m_settings.value("remember-results").toBool();
}

void Memory::keepRememberingResults(bool always)
{
    m_settings.setValue("remember-results", always);
}

} // namespace todoku
