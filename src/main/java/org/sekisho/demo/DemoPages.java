package org.sekisho.demo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of the demo. */
@CheckedTemplate(basePath = "demo")
final class DemoPages {
    private DemoPages() {}

    static native TemplateInstance shop(Page page, Shelf shelf);

    static native TemplateInstance challenge(Page page, ShopOrder order, Challenge challenge);

    static native TemplateInstance method(Page page, String serverTransId);

    static native TemplateInstance back(Page page, ShopOrder order);

    static native TemplateInstance result(Page page, ShopOrder order, List<Reason> reasons, Timeline timeline);

    static native TemplateInstance scorer(Page page, Behaviour behaviour, List<Lie.Kind> kinds, boolean saved);

    static native TemplateInstance phone(Page page, List<PhoneMessage> messages);

    static native TemplateInstance app(Page page, DemoCard card, String name);

    static native TemplateInstance refused(Page page, String detail);
}
