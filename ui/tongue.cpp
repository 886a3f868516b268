#include "ui/tongue.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

Language &current()
{
    static Language language = Language::English;
    return language;
}

} // namespace

void speak(Language language)
{
    static QTranslator ours;
    static QTranslator qts;
    current() = language;
    QLocale::setDefault(language == Language::Japanese ? QLocale(QLocale::Japanese, QLocale::Japan)
                                                       : QLocale(QLocale::English));
    // Removing sends LanguageChange, loading anew sends it again: widgets only redraw their words, so twice
    // is cheap.
    QCoreApplication::removeTranslator(&ours);
    QCoreApplication::removeTranslator(&qts);
    if (language == Language::English)
        return; // the source texts are English
    if (qts.load(u":/i18n/qtbase_ja.qm"_s))
        QCoreApplication::installTranslator(&qts);
    if (ours.load(u":/i18n/todoku_ja.qm"_s))
        QCoreApplication::installTranslator(&ours);
}

Language spokenLanguage()
{
    return current();
}

Language languageOfThisComputer()
{
    return QLocale::system().language() == QLocale::Japanese ? Language::Japanese : Language::English;
}

} // namespace todoku
