package org.sekisho.threeds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** How this ACS presents itself to directory servers. */
@ConfigMapping(prefix = "sekisho.acs")
interface ThreeDsConfig {

    /** acsReferenceNumber: EMVCo's approval number where there is one. */
    @WithDefault("SEKISHO-NOT-APPROVED")
    String referenceNumber();

    /** acsOperatorID, as the directory assigned it. */
    Optional<String> operatorId();

    /** The versions whose AReqs are answered; others get an Erro 102 that names these. */
    @WithDefault("2.1.0,2.2.0,2.3.1")
    Set<String> messageVersions();

    /** Whether browserColorDepth may be 30 before 2.3.1: some screens say so, by the letter it is an Erro 203. */
    @WithDefault("true")
    boolean lenientColorDepth();

    /** The merchant categories that the scheme knows; unset takes every four digits. */
    Optional<Set<String>> merchantCategories();

    /** Hosts that a dsURL may name; unset allows every public host. */
    Optional<Set<String>> directoryHosts();
}
