/** What both REST APIs, that of merchants and that of issuers' operators, stand on: who calls, strict JSON, problem details. */
@NullMarked
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sekisho for merchants and issuers",
                        version = "1",
                        description =
                                "Merchants: authenticate cardholders without a 3DS Server of your own. Get a token, open an authentication, and"
                                        + " where a challenge is required send the cardholder's browser to challengeUrl. Results come by webhook"
                                        + " (Standard Webhooks 1.0) and can be asked for. Operators of an issuer: read, change and try its rules, and ask"
                                        + " why something was decided. Errors are problem details (RFC 9457), those of the token"
                                        + " endpoint OAuth errors (RFC 6749).",
                        license = @License(name = "Apache-2.0")),
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "token",
                                    type = SecuritySchemeType.OAUTH2,
                                    description = "OAuth 2.0 client credentials",
                                    flows =
                                            @OAuthFlows(
                                                    clientCredentials =
                                                            @OAuthFlow(
                                                                    tokenUrl = "/oauth2/token",
                                                                    scopes = {
                                                                        @OAuthScope(
                                                                                name = Scopes.ENROLMENT_READ,
                                                                                description =
                                                                                        "ask whether a card is enrolled"),
                                                                        @OAuthScope(
                                                                                name = Scopes.AUTHENTICATIONS_WRITE,
                                                                                description =
                                                                                        "authenticate cardholders"),
                                                                        @OAuthScope(
                                                                                name = Scopes.AUTHENTICATIONS_READ,
                                                                                description = "ask for results"),
                                                                        @OAuthScope(
                                                                                name = Scopes.RULES_READ,
                                                                                description = "read an issuer's rules"),
                                                                        @OAuthScope(
                                                                                name = Scopes.RULES_WRITE,
                                                                                description =
                                                                                        "change and try an issuer's rules"),
                                                                        @OAuthScope(
                                                                                name = Scopes.DECISIONS_READ,
                                                                                description =
                                                                                        "ask why something was decided")
                                                                    }))),
                            @SecurityScheme(
                                    securitySchemeName = "client",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "basic",
                                    description = "Client id and secret")
                        }))
package org.sekisho.rest;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlow;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlows;
import org.eclipse.microprofile.openapi.annotations.security.OAuthScope;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
import org.sekisho.requestor.Scopes;
