package org.diancang.replay.proxy;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The certificate that readers import, on the reader site: had over a connection they trust. */
@RestController
@ConditionalOnBooleanProperty("diancang.proxy.enabled")
class CertificateDownload {
    static final String TYPE = "application/x-x509-ca-cert";
    static final String AS_FILE = "attachment; filename=\"diancang-proxy.crt\"";

    private final String pem;

    CertificateDownload(CertificateAuthority authority) {
        this.pem = AuthorityFile.pem(authority.certificate());
    }

    @GetMapping(path = "/proxy.crt")
    ResponseEntity<byte[]> certificate() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, AS_FILE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
