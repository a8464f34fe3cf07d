package dev.plumbline.spring.test.bread;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Loaves extends JpaRepository<Loaf, Long> {}
