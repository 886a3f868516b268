#pragma once

#include "ui/errand.h"
#include "ui/paper/report.h"
#include "ui/widgets/sheet.h"

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace todoku
{

class Confirmation;
class Fold;

/// Shows a report as it will leave this computer, lets the user choose its form and what is hidden in it, and
/// copies or saves just what is shown.
class ReportPage : public Sheet
{
    Q_OBJECT

public:
    explicit ReportPage(QWidget *parent = nullptr);

    void tell(const Reported &reported);
    /// True once the preview shows what was chosen.
    bool isReady() const { return m_report.has_value(); }
    /// Writes what the preview shows into that file; its ending is added where the name has another.
    void keep(const QString &file);
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void backAsked();
    /// keep() is over: the file's name as written, or nothing.
    void kept(const QString &file);

protected:
    void retranslate() override;

private:
    void write();
    void show(const Report &report);
    void copy();
    void save();

    std::optional<Reported> m_reported;
    std::optional<Report> m_report; ///< nothing while it is being written
    int m_turn = 0;                 ///< of what was chosen last: an older report comes too late
    Text *m_headline;
    Text *m_promise;
    QLabel *m_formLabel;
    QComboBox *m_form;
    Text *m_content;
    Text *m_hideLabel;
    QCheckBox *m_names;
    QCheckBox *m_addresses;
    QCheckBox *m_hosts;
    Fold *m_replaced;
    Text *m_replacements;
    QLabel *m_previewLabel;
    QPlainTextEdit *m_preview;
    Confirmation *m_done;
    QPushButton *m_back;
    QPushButton *m_copy;
    QPushButton *m_save;
    Errand m_writing;
    Errand m_keeping;
};

} // namespace todoku
