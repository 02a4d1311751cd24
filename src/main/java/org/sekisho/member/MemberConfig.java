package org.sekisho.member;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The cardholder's own pages. */
@ConfigMapping(prefix = "sekisho.member")
interface MemberConfig {

    /** How many characters a new password has at the least. NIST SP 800-63B wants eight. */
    @WithDefault("8")
    int passwordLength();

    /** Failed sign-ins of one log-in id, known or not, that a replica looks at in ten minutes; also taken ids that it tells one invitation. */
    @WithDefault("20")
    int failuresPerLoginId();

    /** Failed sign-ins from one public address that a replica looks at in ten minutes. */
    @WithDefault("100")
    int failuresPerAddress();
}
