#include "ui/pages/reportpage.h"

#include "ui/paper/keep.h"
#include "ui/widgets/chooser.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/fold.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

constexpr int fewestLines = 10;

} // namespace

ReportPage::ReportPage(QWidget *parent)
    : Sheet(parent), m_headline(new Text(Text::Rank::Headline)), m_promise(new Text), m_formLabel(new QLabel),
      m_form(new Chooser), m_content(new Text(Text::Rank::Aside)), m_hideLabel(new Text(Text::Rank::Heading)),
      m_names(new QCheckBox), m_addresses(new QCheckBox), m_hosts(new QCheckBox), m_replaced(new Fold),
      m_replacements(new Text), m_previewLabel(new QLabel), m_preview(new QPlainTextEdit),
      m_done(new Confirmation), m_back(new QPushButton), m_copy(new QPushButton), m_save(new QPushButton)
{
    for (Text *text : {m_headline, m_promise})
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *opening = new QVBoxLayout;
    opening->setSpacing(6);
    opening->addWidget(m_headline);
    opening->addWidget(m_promise);

    m_formLabel->setTextFormat(Qt::PlainText);
    m_formLabel->setBuddy(m_form);
    for (int i = 0; i <= int(ReportForm::ForPrograms); ++i)
        m_form->addItem({});
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_formLabel);
    line->addWidget(m_form);
    line->addStretch(1);
    auto *form = new QVBoxLayout;
    form->setSpacing(4);
    form->addLayout(line);
    form->addWidget(m_content);

    auto *hiding = new QVBoxLayout;
    hiding->setSpacing(4);
    hiding->addWidget(m_hideLabel);
    for (QCheckBox *box : {m_names, m_addresses, m_hosts}) {
        hiding->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &ReportPage::write);
    }
    m_replaced->content()->addWidget(m_replacements);
    hiding->addWidget(m_replaced);
    m_replaced->hide();

    m_previewLabel->setTextFormat(Qt::PlainText);
    m_previewLabel->setBuddy(m_preview);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setFont(fixedFont());
    m_preview->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_preview->setMinimumHeight(m_preview->fontMetrics().lineSpacing() * fewestLines);
    auto *preview = new QVBoxLayout;
    preview->setSpacing(4);
    preview->addWidget(m_previewLabel);
    preview->addWidget(m_preview, 1);

    body()->addLayout(opening);
    body()->addLayout(form);
    body()->addLayout(hiding);
    body()->addLayout(preview, 1);
    buttons()->addWidget(m_back);
    buttons()->addWidget(m_done, 1);
    buttons()->addWidget(m_copy);
    buttons()->addWidget(m_save);
    for (QPushButton *button : {m_back, m_copy, m_save})
        button->setAutoDefault(true);
    m_save->setDefault(true);
    orderStops();
    connect(m_form, &QComboBox::currentIndexChanged, this, &ReportPage::write);
    connect(m_back, &QPushButton::clicked, this, &ReportPage::backAsked);
    connect(m_copy, &QPushButton::clicked, this, &ReportPage::copy);
    connect(m_save, &QPushButton::clicked, this, &ReportPage::save);
    retranslate();
}

void ReportPage::tell(const Reported &reported)
{
    m_reported = reported;
    m_done->clear();
    write();
    scrollToTop();
}

QString ReportPage::title() const
{
    return tr("Save or copy the result");
}

QWidget *ReportPage::firstStop() const
{
    return m_form;
}

void ReportPage::retranslate()
{
    m_headline->setText(title());
    m_promise->setText(tr(
        "Exactly what is shown below is saved or copied, and nothing else. Your password is never in it."));
    m_formLabel->setText(tr("&Format"));
    m_form->setAccessibleName(tr("Format"));
    const QStringList forms{tr("Text"), tr("Web page (HTML)"), tr("PDF, one page"), tr("PDF, complete"),
                            tr("For programs (JSON)")};
    for (int i = 0; i < forms.size(); ++i)
        m_form->setItemText(i, forms[i]);
    m_hideLabel->setText(tr("Replace by other words"));
    m_names->setText(tr("&Names (user names, and what stands before the @)"));
    m_addresses->setText(tr("Whole mail &addresses"));
    m_hosts->setText(tr("Names of ser&vers, and IP addresses"));
    m_replaced->setTitle(tr("What is replaced by what (this list stays here)"));
    m_previewLabel->setText(tr("&Preview"));
    m_preview->setAccessibleName(tr("Preview of the report"));
    m_back->setText(tr("Back"));
    m_back->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_copy->setText(tr("&Copy"));
    m_copy->setAccessibleName(tr("Copy the report"));
    m_save->setText(tr("&Save…"));
    m_save->setAccessibleName(tr("Save the report in a file"));
    m_done->clear();
    write();
}

void ReportPage::write()
{
    const auto form = ReportForm(m_form->currentIndex());
    const QStringList contents{
        tr("What was found, what to do, the settings and the reasons."),
        tr("The same for a browser, in one file that loads nothing."),
        tr("What was found, what to do, the settings and the result code, on one sheet of paper. The preview "
           "shows its words."),
        tr("Everything that was seen, with what was said with the servers. The preview shows its words."),
        tr("Everything that was seen, for whoever works with it by program.")};
    m_content->setText(contents.value(int(form)));
    m_report.reset();
    if (!m_reported)
        return;
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    const HiddenKinds hidden{m_names->isChecked(), m_addresses->isChecked(), m_hosts->isChecked()};
    m_writing.dropWaiting();
    m_writing.run([reported = *m_reported, hidden, form] { return reportOf(reported, hidden, form); },
                  [this, turn = ++m_turn](const Report &report) {
                      if (turn == m_turn)
                          show(report);
                  });
}

void ReportPage::show(const Report &report)
{
    m_report = report;
    m_preview->setPlainText(report.text);
    QStringList lines;
    for (const Replacement &replacement : report.replacements)
        lines += tr("%1 → %2", "what is replaced, and by what").arg(replacement.what, replacement.by);
    m_replacements->setText(lines.join(u'\n'));
    m_replaced->setVisible(!lines.isEmpty());
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
}

void ReportPage::copy()
{
    if (!m_report)
        return;
    QGuiApplication::clipboard()->setText(m_report->text);
    m_done->say(tr("Copied"));
}

void ReportPage::save()
{
    if (!m_report)
        return;
    const QString ending = m_report->ending;
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the result"), u"todoku."_s + ending,
                                                      m_form->currentText() + u" (*."_s + ending + u')');
    if (!file.isEmpty())
        keep(file);
}

void ReportPage::keep(const QString &file)
{
    if (!m_report)
        return;
    const bool named = QFileInfo(file).suffix().compare(m_report->ending, Qt::CaseInsensitive) == 0;
    const QString name = named ? file : file + u'.' + m_report->ending;
    m_keeping.run([bytes = m_report->bytes, name] { return keepPrivately(bytes, name); },
                  [this, name](bool written) {
                      m_done->say(written ? tr("Saved: %1").arg(name)
                                          : tr("This place cannot be written to, or is full. Another folder "
                                               "may do."));
                      Q_EMIT kept(written ? name : QString());
                  });
}

} // namespace todoku
