package org.diancang.orchestrator.security;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

import java.time.Instant;

/** Checks passwords, and refuses names that had too many wrong ones before it looks at any. */
@Component
class GuardedSignIn implements AuthenticationProvider {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedSignIn.class);
    private final DaoAuthenticationProvider passwords;
    private final SignInTries tries;

    GuardedSignIn(UserDetailsService users, PasswordEncoder encoder, SignInTries tries) {
        passwords = new DaoAuthenticationProvider(users);
        passwords.setPasswordEncoder(encoder);
        this.tries = tries;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked)
            throws AuthenticationException {
        String username = asked.getName();
        if (!tries.begin(username)) {
            LockedException closed = new LockedException("too many wrong passwords");
            closed.setAuthenticationRequest(asked);
            throw closed;
        }
        try {
            Authentication signedIn = passwords.authenticate(asked);
            tries.right(username);
            return signedIn;
        } catch (BadCredentialsException e) {
            tries.closedUntil(username).ifPresent(GuardedSignIn::tell);
            throw e;
        } catch (RuntimeException e) {
            tries.undo(username);
            throw e;
        }
    }

    private static void tell(Instant until) {
        LOG.warn(
                "Sign-in of one account is closed until {} after {} wrong passwords in a row",
                until,
                SignInTries.MOST);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
