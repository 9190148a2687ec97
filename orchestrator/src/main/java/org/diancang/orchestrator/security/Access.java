package org.diancang.orchestrator.security;

import java.util.List;
import org.diancang.installation.InternalSecret;
import org.diancang.orchestrator.programme.Account;
import org.diancang.orchestrator.programme.Accounts;
import org.diancang.orchestrator.screen.Display;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may reach what. Services with the secret: {@code /internal} and {@code /api}. People who
 * signed in: pages and {@code /api}. Everybody: sign-in, the page about the crawler, style sheets,
 * health.
 */
@Configuration(proxyBeanMethods = false)
class Access {
    private static final String POLICY =
            "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String[] DECISIONS = {
        "/nominations/*/approval",
        "/nominations/*/return",
        "/removals/*/approval",
        "/removals/*/refusal",
        "/api/nominations/*/approval",
        "/api/nominations/*/return"
    };

    @Bean
    @Order(1)
    SecurityFilterChain internal(HttpSecurity http, InternalSecret secret, ApiRefusals refusals) {
        return headers(http)
                .securityMatcher("/internal/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(secret, refusals), AuthorizationFilter.class)
                .authorizeHttpRequests(r -> r.anyRequest().hasRole(BearerFilter.ROLE))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, InternalSecret secret, ApiRefusals refusals) {
        return headers(http)
                .securityMatcher("/api/**")
                .csrf(csrf -> csrf.ignoringRequestMatchers(BearerFilter::claims))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new BearerFilter(secret, refusals), CsrfFilter.class)
                .authorizeHttpRequests(
                        r ->
                                r.requestMatchers(HttpMethod.POST, DECISIONS)
                                        .hasAnyRole(Account.Role.APPROVER.name(), BearerFilter.ROLE)
                                        .anyRequest()
                                        .authenticated())
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) {
        return headers(http)
                .authorizeHttpRequests(
                        r ->
                                r.requestMatchers(
                                                "/login",
                                                "/error",
                                                "/kit/**",
                                                "/desk/**",
                                                "/webjars/**",
                                                "/favicon.ico",
                                                "/actuator/health/**")
                                        .permitAll()
                                        .requestMatchers(HttpMethod.GET, Display.NOTICE)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.HEAD, Display.NOTICE)
                                        .permitAll()
                                        .requestMatchers("/actuator/**")
                                        .denyAll()
                                        .requestMatchers(HttpMethod.POST, DECISIONS)
                                        .hasRole(Account.Role.APPROVER.name())
                                        .anyRequest()
                                        .authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .build();
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(
                h ->
                        h.contentSecurityPolicy(p -> p.policyDirectives(POLICY))
                                .referrerPolicy(p -> p.policy(ReferrerPolicy.SAME_ORIGIN))
                                .frameOptions(f -> f.deny()));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService signIn(Accounts accounts) {
        return username ->
                accounts.byUsername(username)
                        .filter(account -> !account.passwordHash().isEmpty())
                        .map(
                                account ->
                                        new User(
                                                account.username(),
                                                account.passwordHash(),
                                                authorities(account)))
                        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    private static List<SimpleGrantedAuthority> authorities(Account account) {
        return List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name()));
    }
}
