#include "ui/about.h"

#include "ui/tongue.h"
#include "ui/widgets/symbol.h"
#include "ui/widgets/text.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSslSocket>
#include <QStyle>
#include <QSysInfo>
#include <QVBoxLayout>
#include <QtCrypto>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

About::About(const QString &knowledge, QWidget *parent)
    : QDialog(parent), m_knowledge(knowledge), m_what(new Text), m_promise(new Text), m_label(new QLabel),
      m_versions(new QPlainTextEdit), m_done(new QLabel), m_copy(new QPushButton), m_close(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *symbol = new Symbol(48);
    symbol->draw(u"todoku"_s);
    auto *name = text(u"Todoku %1"_s.arg(QApplication::applicationVersion()), Text::Rank::Headline);
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(name);
    words->addWidget(m_what);
    words->addWidget(m_promise);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(symbol, 0, Qt::AlignTop);
    top->addLayout(words, 1);

    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_versions);
    m_label->setWordWrap(true);
    m_versions->setReadOnly(true);
    m_versions->setTabChangesFocus(true);
    m_versions->setFont(fixedFont());
    m_versions->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_done->setTextFormat(Qt::PlainText);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_done, 1);
    buttons->addWidget(m_close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_label);
    layout->addWidget(m_versions, 1);
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_versions->toPlainText());
        m_done->setText(tr("Copied"));
        QAccessibleEvent event(m_done, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    m_close->setDefault(true);
    retranslate();
    // All of it in sight, as long as the screen has room.
    const int lines = int(m_versions->toPlainText().count(u'\n')) + 3;
    m_versions->setMinimumHeight(m_versions->fontMetrics().lineSpacing() * std::min(lines, 14));
    resize(std::max(560, fontMetrics().averageCharWidth() * 72), 0);
    m_close->setFocus();
}

void About::retranslate()
{
    setWindowTitle(tr("About Todoku"));
    m_what->setText(tr("Finds out why e-mail cannot be sent, and says in plain words what to change."));
    m_promise->setText(
        tr("It never calls home: it talks to servers only when you start a check. It looks for no updates."));
    m_label->setText(tr("&Versions, for whoever helps you. Your name, address and folders are not in it."));
    m_versions->setAccessibleName(tr("Versions"));
    m_versions->setPlainText(versionsAsText() + (m_knowledge.isEmpty() ? QString() : m_knowledge + u'\n'));
    m_done->clear();
    m_copy->setText(tr("&Copy"));
    m_copy->setAccessibleName(tr("Copy the versions"));
    m_close->setText(tr("Close"));
}

void About::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

QString versionsAsText()
{
    QStringList lines;
    lines += u"Todoku %1"_s.arg(QApplication::applicationVersion());
    lines += u"Qt %1 (built with %2)"_s.arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR));
    lines += u"QCA %1"_s.arg(QString::fromLatin1(qcaVersionStr()));
    lines += u"TLS: %1"_s.arg(QSslSocket::sslLibraryVersionString());
    lines += u"System: %1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                                            QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture());
    lines += u"Window: %1, style %2, letters of %3 pt"_s
                 .arg(QGuiApplication::platformName(), QApplication::style()->objectName())
                 .arg(QApplication::font().pointSizeF());
    for (const QScreen *screen : QGuiApplication::screens())
        lines += u"Screen: %1 x %2 at %3 %"_s.arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(qRound(screen->devicePixelRatio() * 100));
    lines += u"Language: %1, system %2"_s.arg(spokenLanguage() == Language::Japanese ? u"ja"_s : u"en"_s,
                                              QLocale::system().name());
    return lines.join(u'\n') + u'\n';
}

} // namespace todoku
