package org.tenantry.audit.timeline;

/** Where entries are told. */
interface Told {
    void tell(Entry entry);
}
