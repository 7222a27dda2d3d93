package org.tenantry.log;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class MongoCommitStoreTest implements CommitStoreContract {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @Override
    public CommitStore store() {
        return MongoCommitStore.in(mongo.watched(mongo.freshDatabase()), 1);
    }
}
