#include "ui/pages/messagepage.h"

namespace todoku
{

MessagePage::MessagePage(QWidget *parent) : HandInPage(parent)
{
    MessagePage::retranslate();
}

QString MessagePage::title() const
{
    return tr("What a message means");
}

HandInPage::Wording MessagePage::wording() const
{
    return {tr("What does the message say?"),
            tr("Error &message or returned mail"),
            tr("Paste or type it here, as completely as you have it.\n"
               "Example: 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"),
            tr("Open returned mails"),
            tr("Or drop files anywhere in this window: saved mails (.eml), mailboxes (mbox), folders."),
            tr("Mails and texts (*.eml *.mbox *.mbx *.txt *.log);;All files (*)"),
            tr("&Explain")};
}

} // namespace todoku
